package io.backgrid.offline.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backgrid.aws.Setting;
import io.backgrid.aws.sqs.QueueMessage;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.port.JobQueue;
import io.backgrid.jobs.port.StoreUnavailableException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

class JobQueueOnTheWireTest {
    private static final JobRef JOB =
            SampleJobs.job(SampleJobs.tenant(), Instant.EPOCH).ref();

    @Test
    void aWorkerReceivesTheJobThatWasSent() {
        try (Wire wire = Wire.sqs()) {
            wire.stores(InstantSource.system()).queue().send(JOB);

            List<Message> received = wire.clients()
                    .sqs()
                    .receiveMessage(receive ->
                            receive.queueUrl(wire.name(Setting.QUEUE_URL)).waitTimeSeconds(2))
                    .messages();

            assertThat(received).hasSize(1);
            assertThat(QueueMessage.decode(received.getFirst().body())).contains(new QueueMessage.Work.OfJob(JOB));
        }
    }

    @Test
    void aQueueThatIsNotThereIsTakenForOneThatIsNotThereYet() {
        try (Wire wire = Wire.sqs()) {
            JobQueue absent = wire.storesWith(
                            Setting.QUEUE_URL, wire.name(Setting.QUEUE_URL).replace("JobsQueue", "NoQueue"))
                    .queue();

            assertThatThrownBy(() -> absent.send(JOB))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessage("the queue of jobs is not available right now");
        }
    }

    @Test
    void nobodyListeningIsTakenForNobodyListeningYet() {
        Wire wire = Wire.sqs();
        JobQueue queue = wire.stores(InstantSource.system()).queue();
        wire.close();

        assertThatThrownBy(() -> queue.send(JOB)).isInstanceOf(StoreUnavailableException.class);
    }
}
