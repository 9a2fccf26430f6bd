package io.github.compactvec.conformance.peer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the Rust peer: one process, which all of them share.
 *
 * <p>Without cargo these tests are skipped, but on CI, where the environment has {@code CI}, they fail.
 */
public final class RustPeerExtension implements ExecutionCondition, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(RustPeerExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        RustUnavailableException unavailable = shared(context).unavailable;
        return unavailable == null || System.getenv("CI") != null
                ? ConditionEvaluationResult.enabled(null)
                : ConditionEvaluationResult.disabled("no Rust peer: " + unavailable.getMessage());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RustPeer.class;
    }

    @Override
    public RustPeer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Shared shared = shared(context);
        if (shared.peer == null) {
            throw new IllegalStateException("this test needs the Rust peer", shared.unavailable);
        }
        return shared.peer;
    }

    private static Shared shared(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Shared.class, key -> new Shared(), Shared.class);
    }

    /** Closed by JUnit when all tests have run. */
    private static final class Shared implements AutoCloseable {
        final @Nullable RustPeer peer;
        final @Nullable RustUnavailableException unavailable;

        Shared() {
            RustPeer started = null;
            RustUnavailableException problem = null;
            try {
                started = RustPeer.start(line -> {});
            } catch (RustUnavailableException e) {
                problem = e;
            } catch (RustPeerException e) {
                throw new IllegalStateException(e);
            }
            peer = started;
            unavailable = problem;
        }

        @Override
        public void close() throws RustPeerException {
            if (peer != null) {
                peer.close();
            }
        }
    }
}
