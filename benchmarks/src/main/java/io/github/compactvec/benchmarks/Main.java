package io.github.compactvec.benchmarks;

import io.github.compactvec.benchmarks.promise.PromiseCommand;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Runs the promises, as {@code benchmarks/run} does. For single benchmarks run the jar, which starts JMH itself. */
public final class Main {
    private Main() {}

    /** Runs the command and exits with its code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command, ready to be given other streams and to be executed. */
    public static CommandLine commandLine() {
        return new CommandLine(new PromiseCommand())
                .setParameterExceptionHandler((e, args) -> complain(e.getCommandLine(), e))
                .setExecutionExceptionHandler((e, command, parsed) -> complain(command, e));
    }

    private static int complain(CommandLine command, Exception problem) {
        PrintWriter err = command.getErr();
        err.println("benchmarks/run: " + problem.getMessage());
        err.flush();
        return PromiseCommand.CANNOT_RUN;
    }
}
