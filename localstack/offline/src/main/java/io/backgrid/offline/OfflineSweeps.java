package io.backgrid.offline;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.backgrid.jobs.port.StoreUnavailableException;
import io.backgrid.jobs.port.SweepMachine;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.offline.invoke.FailureLog;
import io.backgrid.offline.invoke.LocalContext;
import io.backgrid.offline.machine.MachineExecutor;
import io.backgrid.offline.machine.MachineOptions;
import io.backgrid.offline.machine.ObjectReader;
import io.backgrid.offline.machine.StateMachine;
import io.backgrid.offline.template.FunctionSettings;
import io.backgrid.offline.template.Template;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Runs the state machine of sweeps in this process, with the functions that the template gives it.
final class OfflineSweeps implements SweepMachine, AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> EVENT = new TypeReference<>() {};

    private final Map<String, FunctionSettings> functions;
    private final Map<String, RequestHandler<Map<String, Object>, Map<String, Object>>> handlers;
    private final FailureLog failures;
    private final MachineExecutor executor;

    /// @param handlers by the names of the template
    /// @param objects  reads manifests
    /// @param workers  functions at once
    OfflineSweeps(
            Template template,
            StateMachine machine,
            Map<String, RequestHandler<Map<String, Object>, Map<String, Object>>> handlers,
            ObjectReader objects,
            int workers,
            FailureLog failures) {
        this.functions = template.functions().values().stream()
                .collect(Collectors.toMap(FunctionSettings::logicalId, Function.identity()));
        this.handlers = handlers;
        this.failures = failures;
        this.executor = new MachineExecutor(machine, this::call, objects, MachineOptions.of(workers));
    }

    @Override
    public void start(SweepRef sweep) {
        JsonNode input = JSON.createObjectNode()
                .put("tenant", sweep.tenant().value())
                .put("sweep_id", sweep.id().value());
        try {
            var _ = executor.start(sweep.id().value(), input).whenComplete((_, fault) -> {
                if (fault != null) {
                    failures.failed(sweep.id().value(), "the executor of state machines", fault);
                }
            });
        } catch (IllegalStateException closing) {
            throw new StoreUnavailableException("the state machine of sweeps", closing);
        }
    }

    private JsonNode call(String logicalId, JsonNode input) {
        FunctionSettings function = functions.get(logicalId);
        RequestHandler<Map<String, Object>, Map<String, Object>> handler =
                function == null ? null : handlers.get(function.handler());
        if (function == null || handler == null) {
            throw new IllegalStateException("the state machine calls " + logicalId + ", which nothing here runs");
        }
        String requestId = UUID.randomUUID().toString();
        try {
            Map<String, Object> answer =
                    handler.handleRequest(JSON.convertValue(input, EVENT), LocalContext.of(requestId, function));
            return JSON.valueToTree(answer);
        } catch (RuntimeException e) {
            failures.failed(requestId, logicalId, e);
            throw e;
        }
    }

    @Override
    public void close() {
        executor.close();
    }
}
