package io.backgrid.scenarios.policy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// Notes every call that a client of the SDK makes in this process, and what a presigner signs. The
/// SDK finds it by `execution.interceptors`.
public final class CallRecorder implements ExecutionInterceptor {
    private static final Set<Call> CALLS = ConcurrentHashMap.newKeySet();

    /// What was called so far, each once.
    static Set<Call> calls() {
        return Set.copyOf(CALLS);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        note(context.request(), RequestNeeds.of(context.request()));
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (context.exception() instanceof NoSuchKeyException) {
            note(context.request(), RequestNeeds.toLearnThatNothingIsThere(context.request()));
        }
    }

    private static void note(SdkRequest request, List<Need> needs) {
        Caller caller = Caller.here();
        if (!(caller instanceof Caller.Bystander)) {
            CALLS.add(new Call(caller, request.getClass().getSimpleName(), needs));
        }
    }
}
