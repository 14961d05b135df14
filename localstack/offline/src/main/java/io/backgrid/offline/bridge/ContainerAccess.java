package io.backgrid.offline.bridge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.aws.AwsSettings;
import io.backgrid.aws.Endpoints;
import io.backgrid.aws.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/// The stores of a stack on a second address, and what a function there must be told to use them.
public final class ContainerAccess implements AutoCloseable {
    // Executions run in the process of the stack, out of a container's reach. A function that would start one is
    // refused at once, and the stack's own reconcile starts it within a minute.
    private static final String NO_STATE_MACHINES = "http://127.0.0.1:9";

    private final Endpoints endpoints;
    private final Relay dynamo;
    private final Relay s3;
    private final Relay sqs;

    private ContainerAccess(Endpoints endpoints, Relay dynamo, Relay s3, Relay sqs) {
        this.endpoints = endpoints;
        this.dynamo = dynamo;
        this.s3 = s3;
        this.sqs = sqs;
    }

    /// Makes stores that listen on the loopback address answer on another one too.
    ///
    /// @param address an address of this machine
    public static ContainerAccess open(InetAddress address, Endpoints endpoints) {
        return new ContainerAccess(
                endpoints,
                Relay.start(address, endpoints.dynamo().getPort()),
                Relay.start(address, endpoints.s3().getPort()),
                Relay.start(address, endpoints.sqs().getPort()));
    }

    /// The variables of the functions, as a file for `sam local --env-vars`.
    public String samVariables(AwsSettings settings) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        for (Setting setting : Setting.values()) {
            variables.put(setting.variable(), settings.get(setting));
        }
        variables.put(Setting.QUEUE_URL.variable(), queueUrl(settings.get(Setting.QUEUE_URL)));
        variables
                .put("AWS_ENDPOINT_URL_DYNAMODB", dynamo.endpoint().toString())
                .put("AWS_ENDPOINT_URL_S3", s3.endpoint().toString())
                .put("AWS_ENDPOINT_URL_SQS", sqs.endpoint().toString())
                .put("AWS_ENDPOINT_URL_SFN", NO_STATE_MACHINES)
                .put("AWS_REGION", endpoints.region())
                .put("AWS_ACCESS_KEY_ID", endpoints.accessKeyId())
                .put("AWS_SECRET_ACCESS_KEY", endpoints.secretAccessKey());
        return JsonNodeFactory.instance
                .objectNode()
                .set("Parameters", variables)
                .toPrettyString();
    }

    private String queueUrl(String inThisProcess) {
        return sqs.endpoint() + URI.create(inThisProcess).getPath();
    }

    @Override
    public void close() throws IOException {
        for (Relay relay : List.of(dynamo, s3, sqs)) {
            relay.close();
        }
    }
}
