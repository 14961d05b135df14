package io.backgrid.scenarios.stage;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/// The CloudFormation stack of a deployed stage. Region, credentials and endpoint are those of the
/// environment.
final class CloudStack {
    private CloudStack() {}

    /// Everything that a stack says about itself.
    static Map<String, String> outputs(String name) {
        try (CloudFormationClient client =
                CloudFormationClient.builder().httpClient(http()).build()) {
            return client.describeStacks(describe -> describe.stackName(name)).stacks().stream()
                    .flatMap(stack -> stack.outputs().stream())
                    .collect(Collectors.toMap(Output::outputKey, Output::outputValue));
        }
    }

    /// Calls a function of a stack with an empty event.
    ///
    /// @param logicalId of the function in the template
    /// @return what went wrong in the function; empty when nothing did
    static Optional<String> invoke(String name, String logicalId) {
        try (CloudFormationClient stacks =
                        CloudFormationClient.builder().httpClient(http()).build();
                LambdaClient functions =
                        LambdaClient.builder().httpClient(http()).build()) {
            String function = stacks.describeStackResource(
                            describe -> describe.stackName(name).logicalResourceId(logicalId))
                    .stackResourceDetail()
                    .physicalResourceId();
            InvokeResponse answer =
                    functions.invoke(invoke -> invoke.functionName(function).payload(SdkBytes.fromUtf8String("{}")));
            return Optional.ofNullable(answer.functionError())
                    .map(error -> error + ": " + answer.payload().asUtf8String());
        }
    }

    /// A function that starts cold may take its time.
    private static SdkHttpClient http() {
        return UrlConnectionHttpClient.builder()
                .socketTimeout(Duration.ofSeconds(90))
                .build();
    }
}
