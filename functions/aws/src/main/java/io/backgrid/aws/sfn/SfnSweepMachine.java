package io.backgrid.aws.sfn;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.backgrid.aws.RemoteService;
import io.backgrid.jobs.port.StoreUnavailableException;
import io.backgrid.jobs.port.SweepMachine;
import io.backgrid.jobs.sweep.SweepRef;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;

/// Sweeps as executions of a Step Functions state machine.
///
/// An execution is named by its sweep, so starting one that runs changes nothing. A name cannot be used again for 90
/// days: where an execution has ended and its sweep has not, the next one has a number behind the name.
public final class SfnSweepMachine implements SweepMachine {
    private static final int MOST_EXECUTIONS = 20;

    private final SfnClient client;
    private final String machineArn;
    private final RemoteService service = new RemoteService("the state machine of sweeps");

    public SfnSweepMachine(SfnClient client, String machineArn) {
        this.client = client;
        this.machineArn = machineArn;
    }

    @Override
    public void start(SweepRef sweep) {
        String input = JsonNodeFactory.instance
                .objectNode()
                .put("tenant", sweep.tenant().value())
                .put("sweep_id", sweep.id().value())
                .toString();
        for (int execution = 0; ; execution++) {
            String name = sweep.id().value() + (execution == 0 ? "" : "-" + execution);
            try {
                service.call(() -> client.startExecution(
                        start -> start.stateMachineArn(machineArn).name(name).input(input)));
                return;
            } catch (ExecutionAlreadyExistsException e) {
                if (execution == MOST_EXECUTIONS) {
                    throw new StoreUnavailableException(service.name(), e);
                }
            }
        }
    }
}
