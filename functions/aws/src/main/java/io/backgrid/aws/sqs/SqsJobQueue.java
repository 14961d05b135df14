package io.backgrid.aws.sqs;

import io.backgrid.aws.RemoteService;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.port.JobQueue;
import io.backgrid.jobs.sweep.SweepRef;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The queue of jobs in SQS.
public final class SqsJobQueue implements JobQueue {
    private final SqsClient client;
    private final String queueUrl;
    private final RemoteService service = new RemoteService("the queue of jobs");

    public SqsJobQueue(SqsClient client, String queueUrl) {
        this.client = client;
        this.queueUrl = queueUrl;
    }

    @Override
    public void send(JobRef job) {
        send(QueueMessage.encode(job));
    }

    @Override
    public void send(SweepRef sweep) {
        send(QueueMessage.encode(sweep));
    }

    private void send(String message) {
        service.call(() -> client.sendMessage(send -> send.queueUrl(queueUrl).messageBody(message)));
    }
}
