package io.backgrid.offline.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backgrid.offline.loopback.PortTakenException;
import io.backgrid.offline.template.Template;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

final class QueueStationTest {

    private static final Template TEMPLATE = Template.read(Path.of("src/test/resources/template.yaml"));

    @Test
    void queuesHaveTheSettingsOfTheTemplate() {
        try (QueueStation station = QueueStation.start(0);
                SqsClient sqs = LocalClients.sqs(station.endpoint())) {
            Map<String, String> urls = Provisioning.queues(sqs, TEMPLATE);

            assertThat(urls).containsOnlyKeys("JobsQueue", "JobsDeadLetterQueue");
            assertThat(urls.get("JobsQueue")).startsWith(station.endpoint().toString());
            Map<QueueAttributeName, String> jobs = sqs.getQueueAttributes(
                            get -> get.queueUrl(urls.get("JobsQueue")).attributeNames(QueueAttributeName.ALL))
                    .attributes();
            assertThat(jobs)
                    .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "360")
                    .containsEntry(QueueAttributeName.QUEUE_ARN, Provisioning.arn("JobsQueue"));
            assertThat(jobs.get(QueueAttributeName.REDRIVE_POLICY)).contains("JobsDeadLetterQueue", "3");
        }
    }

    @Test
    void makingQueuesTwiceChangesNothing() {
        try (QueueStation station = QueueStation.start(0);
                SqsClient sqs = LocalClients.sqs(station.endpoint())) {
            assertThat(Provisioning.queues(sqs, TEMPLATE)).isEqualTo(Provisioning.queues(sqs, TEMPLATE));
        }
    }

    @Test
    void aMessageArrivesWithItsAttributes() {
        try (QueueStation station = QueueStation.start(0);
                SqsClient sqs = LocalClients.sqs(station.endpoint())) {
            String url = Provisioning.queues(sqs, TEMPLATE).get("JobsQueue");
            sqs.sendMessage(send -> send.queueUrl(url)
                    .messageBody("{\"job_id\":\"ü\"}")
                    .messageAttributes(Map.of(
                            "tenant",
                            MessageAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue("local")
                                    .build())));

            Message message = sqs.receiveMessage(receive ->
                            receive.queueUrl(url).messageAttributeNames("All").waitTimeSeconds(1))
                    .messages()
                    .getFirst();

            assertThat(message.body()).isEqualTo("{\"job_id\":\"ü\"}");
            assertThat(message.messageAttributes())
                    .hasEntrySatisfying(
                            "tenant", value -> assertThat(value.stringValue()).isEqualTo("local"));
        }
    }

    @Test
    void itStopsAndStartsAgainInOneProcess() {
        for (int round = 0; round < 2; round++) {
            try (QueueStation station = QueueStation.start(0);
                    SqsClient sqs = LocalClients.sqs(station.endpoint())) {
                assertThat(sqs.listQueues().queueUrls()).isEmpty();
            }
        }
    }

    @Test
    void aTakenPortIsNamed() {
        try (QueueStation station = QueueStation.start(0)) {
            int port = station.endpoint().getPort();
            assertThatThrownBy(() -> QueueStation.start(port))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining(Integer.toString(port));
        }
    }
}
