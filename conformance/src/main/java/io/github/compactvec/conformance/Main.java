package io.github.compactvec.conformance;

import io.github.compactvec.conformance.check.CheckCommand;
import io.github.compactvec.conformance.inspect.InspectCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/**
 * The {@code compactvec} command. A subcommand is one more class under {@code subcommands}; it inherits the standard
 * options, the way errors are reported and the exit codes from here.
 */
@Command(
        name = "compactvec",
        description = "Compact integer lists for Java: what they save, and proof that they fit in.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {CheckCommand.class, InspectCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        scope = ScopeType.INHERIT,
        sortOptions = false,
        usageHelpWidth = 100,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is well",
            "1:a value, or its bytes, differ where they must be equal",
            "2:bad input or bad usage; one line on standard error says what and where",
            "3:a defect of the command itself, or not enough memory"
        })
public final class Main {
    /** All is well. */
    public static final int OK = 0;

    /** A check found an inequality. */
    public static final int UNEQUAL = 1;

    /** The input cannot be read as what it should be, or the command was used wrongly. */
    public static final int BAD_INPUT = 2;

    /** Anything that is neither the user's nor the input's fault. */
    public static final int INTERNAL_ERROR = 3;

    private Main() {}

    /** Runs the command and exits with its code. */
    public static void main(String[] args) {
        System.exit(run(commandLine(), args));
    }

    /** The command with all its subcommands, ready to be given other streams and to be executed. */
    public static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, args) -> misused(e))
                .setExecutionExceptionHandler((e, command, parsed) -> failed(command, e));
    }

    static int run(CommandLine command, String... args) {
        try {
            return command.execute(args);
        } catch (Error e) {
            return failed(command, e);
        }
    }

    private static int misused(ParameterException e) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        PrintWriter err = command.getErr();
        err.println(name + ": " + Text.line(String.valueOf(e.getMessage())) + " (see " + name + " --help)");
        err.flush();
        return BAD_INPUT;
    }

    private static int failed(CommandLine command, Throwable problem) {
        StackTraceElement[] trace = problem.getStackTrace();
        complain(
                command,
                "internal error: " + Text.line(problem.toString()) + (trace.length == 0 ? "" : " at " + trace[0]));
        return INTERNAL_ERROR;
    }

    /** Says in one line of standard error what went wrong. */
    public static void complain(CommandLine command, String message) {
        PrintWriter err = command.getErr();
        err.println("compactvec: " + message);
        err.flush();
    }

    /** Reads the version from the manifest of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"compactvec " + (version == null ? "(not run from its jar)" : version)};
        }
    }
}
