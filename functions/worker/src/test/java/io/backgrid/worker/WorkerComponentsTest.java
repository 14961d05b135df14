package io.backgrid.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.backgrid.aws.AwsClients;
import io.backgrid.aws.AwsSettings;
import io.backgrid.aws.AwsStores;
import io.backgrid.aws.Endpoints;
import io.backgrid.aws.InvalidSettingsException;
import io.backgrid.jobs.fakes.RecordingJournal;
import io.backgrid.jobs.sweep.ShardSizing;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crac.Core;
import org.crac.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A function asks for all that it needs at once, and for nothing else.
class WorkerComponentsTest {
    private static final String HANDLER = "QUARKUS_LAMBDA_HANDLER";
    private static final List<String> ALL = List.of(
            "BACKGRID_TABLE",
            "BACKGRID_QUEUE_URL",
            "BACKGRID_DATA_BUCKET",
            "BACKGRID_RESULTS_BUCKET",
            "BACKGRID_UPLOADS_BUCKET",
            "BACKGRID_SWEEP_MACHINE_ARN");

    private static final URI SERVICE = URI.create("http://127.0.0.1:9");
    private static final Endpoints NOWHERE =
            new Endpoints(SERVICE, SERVICE, SERVICE, "us-east-1", "someone", "some-secret");

    /// Makes the function from these settings alone.
    private static Object make(String handler, AwsSettings settings) {
        try (AwsClients clients = AwsClients.of(NOWHERE)) {
            AwsStores stores = new AwsStores(settings, clients, InstantSource.system());
            WorkerComponents worker = components(stores);
            return switch (handler) {
                case "backtest" -> worker.backtest();
                case "dead-letter" -> worker.deadLetter();
                case "reconcile" -> worker.reconcile();
                case "sweep-plan" -> worker.planSweep();
                case "sweep-shard" -> worker.runShard();
                case "sweep-reduce" -> worker.reduceSweep();
                case "sweep-fail" -> worker.failSweep();
                default -> throw new IllegalArgumentException(handler);
            };
        }
    }

    private static WorkerComponents components(AwsStores stores) {
        return new WorkerComponents(
                stores, Optional.empty(), ShardSizing.USUAL, 2, new RecordingJournal(), InstantSource.system());
    }

    private static String value(String variable) {
        if (variable.endsWith("_ARN")) {
            return "arn:aws:states:us-east-1:123456789012:stateMachine:some-name";
        }
        return variable.endsWith("_URL") ? "https://sqs.example/jobs" : "some-name";
    }

    @ParameterizedTest
    @CsvSource({
        "backtest, BACKGRID_TABLE BACKGRID_DATA_BUCKET BACKGRID_RESULTS_BUCKET",
        "dead-letter, BACKGRID_TABLE",
        "reconcile, BACKGRID_TABLE BACKGRID_QUEUE_URL BACKGRID_SWEEP_MACHINE_ARN",
        "sweep-plan, BACKGRID_TABLE BACKGRID_DATA_BUCKET BACKGRID_RESULTS_BUCKET",
        "sweep-shard, BACKGRID_TABLE BACKGRID_DATA_BUCKET BACKGRID_RESULTS_BUCKET",
        "sweep-reduce, BACKGRID_TABLE BACKGRID_DATA_BUCKET BACKGRID_RESULTS_BUCKET",
        "sweep-fail, BACKGRID_TABLE",
    })
    void whatAFunctionAsksForIsWhatItNeeds(String handler, String needed) {
        List<String> variables = List.of(needed.split(" "));
        InvalidSettingsException refusal = catchThrowableOfType(
                InvalidSettingsException.class, () -> WorkerComponents.settings(Map.of(HANDLER, handler)));

        assertThat(ALL.stream().filter(String.valueOf(refusal.getMessage())::contains))
                .containsExactlyInAnyOrderElementsOf(variables);
        Map<String, String> environment = new HashMap<>(Map.of(HANDLER, handler));
        variables.forEach(variable -> environment.put(variable, value(variable)));
        assertThat(make(handler, WorkerComponents.settings(environment))).isNotNull();
        for (String variable : variables) {
            Map<String, String> less = new HashMap<>(environment);
            less.remove(variable);
            less.remove(HANDLER);
            assertThat(catchThrowableOfType(
                            InvalidSettingsException.class, () -> make(handler, AwsSettings.read(less))))
                    .as("%s without %s", handler, variable)
                    .hasMessageContaining(variable);
        }
    }

    @Test
    void whatIsNoFunctionOnAwsIsAskedForNothing() {
        assertThat(WorkerComponents.settings(Map.of()).values()).isEmpty();
    }

    /// No store answers here.
    @ParameterizedTest
    @CsvSource({
        "backtest, snap-start, true",
        "sweep-shard, snap-start, true",
        "sweep-shard, on-demand, false",
        "sweep-plan, snap-start, false",
    })
    void whatComputesIsRehearsedBeforeASnapshotWithoutAStore(String handler, String start, boolean rehearsed)
            throws Exception {
        AwsSettings settings = AwsSettings.read(Map.of("BACKGRID_RESULTS_BUCKET", "some-name"));
        try (AwsClients clients = AwsClients.of(NOWHERE)) {
            Optional<Resource> rehearsal = components(new AwsStores(settings, clients, InstantSource.system()))
                    .rehearsal(Map.of(HANDLER, handler, "AWS_LAMBDA_INITIALIZATION_TYPE", start));

            assertThat(rehearsal.isPresent()).isEqualTo(rehearsed);
            if (handler.equals("sweep-shard") && rehearsed) {
                rehearsal.orElseThrow().beforeCheckpoint(Core.getGlobalContext());
            }
        }
    }
}
