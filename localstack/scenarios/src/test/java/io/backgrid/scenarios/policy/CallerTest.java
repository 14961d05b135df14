package io.backgrid.scenarios.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.jobs.life.RunJob;
import io.backgrid.offline.OfflineStack;
import io.backgrid.offline.machine.MachineExecutor;
import io.backgrid.offline.queue.QueuePoller;
import io.backgrid.scenarios.stage.Stage;
import io.backgrid.worker.BacktestHandler;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who calls, by the stack.
class CallerTest {

    @Test
    void aHandlerIsTheCallerWhateverCalledIt() {
        assertThat(Caller.of(List.of(RunJob.class, BacktestHandler.class, QueuePoller.class, Thread.class)))
                .isEqualTo(new Caller.Function("backtest"));
    }

    @Test
    void withoutHandlerItIsThePartOfTheStackThatPlaysAws() {
        assertThat(Caller.of(List.of(QueuePoller.class, Thread.class))).isEqualTo(new Caller.QueueMapping());
        assertThat(Caller.of(List.of(OfflineStack.class, MachineExecutor.class, Thread.class)))
                .isEqualTo(new Caller.Machine());
        assertThat(Caller.of(List.of(OfflineStack.class, Stage.class, Thread.class)))
                .isEqualTo(new Caller.Bystander());
    }

    @Test
    void aThreadThatAHandlerStartedIsNobodys() {
        assertThat(Caller.of(List.of(RunJob.class, Thread.class)))
                .isEqualTo(new Caller.Unknown("io.backgrid.jobs.life.RunJob, java.lang.Thread"));
    }
}
