package io.backgrid.aws.sqs;

import io.backgrid.aws.RemoteService;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.port.JobQueue;
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
        service.call(
                () -> client.sendMessage(message -> message.queueUrl(queueUrl).messageBody(JobMessage.encode(job))));
    }
}
