package io.backgrid.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/// The clients of the services, each made on first use, so that a function pays only for what it talks to.
public final class AwsClients implements AutoCloseable {
    // Together at most 3 * (2 + 5) seconds and the pauses between: inside the 29 seconds that API Gateway waits.
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 3;

    /// A function's region and credentials stand in its environment, or behind an address that stands there. Without
    /// this the client looks for `~/.aws` and reads it, several times.
    private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();

    private final Optional<Endpoints> endpoints;
    private final boolean pathStyle;
    private final Lazy<SdkHttpClient> http = new Lazy<>(() -> UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT_TIMEOUT)
            .socketTimeout(READ_TIMEOUT)
            .build());
    private final Lazy<AwsCredentialsProvider> credentials = new Lazy<>(this::makeCredentials);
    private final Lazy<DynamoDbClient> dynamo = new Lazy<>(
            () -> configure(DynamoDbClient.builder(), Endpoints::dynamo).build());
    private final Lazy<SqsClient> sqs =
            new Lazy<>(() -> configure(SqsClient.builder(), Endpoints::sqs).build());
    // Elsewhere sweeps are run in the same process, which has no such address.
    private final Lazy<SfnClient> sfn =
            new Lazy<>(() -> configure(SfnClient.builder()).build());
    private final Lazy<S3Client> s3 = new Lazy<>(this::makeS3);
    private final Lazy<S3Presigner> presigner = new Lazy<>(this::makePresigner);

    private AwsClients(Optional<Endpoints> endpoints, boolean pathStyle) {
        this.endpoints = endpoints;
        this.pathStyle = pathStyle;
    }

    /// Clients of AWS, or of what `AWS_ENDPOINT_URL` names; region and credentials from the environment.
    ///
    /// @param environment such as [System#getenv()]
    public static AwsClients of(Map<String, String> environment) {
        // An emulator has one host name, which buckets cannot be part of.
        boolean emulated =
                environment.containsKey("AWS_ENDPOINT_URL") || environment.containsKey("AWS_ENDPOINT_URL_S3");
        return new AwsClients(Optional.empty(), emulated);
    }

    /// Clients of services somewhere else.
    public static AwsClients of(Endpoints endpoints) {
        return new AwsClients(Optional.of(endpoints), true);
    }

    public DynamoDbClient dynamo() {
        return dynamo.get();
    }

    public SqsClient sqs() {
        return sqs.get();
    }

    public SfnClient sfn() {
        return sfn.get();
    }

    public S3Client s3() {
        return s3.get();
    }

    public S3Presigner presigner() {
        return presigner.get();
    }

    @Override
    public void close() {
        close(dynamo.peek());
        close(sqs.peek());
        close(sfn.peek());
        close(s3.peek());
        close(presigner.peek());
        close(http.peek());
    }

    private static void close(@Nullable SdkAutoCloseable client) {
        if (client != null) {
            client.close();
        }
    }

    private S3Client makeS3() {
        return configure(S3Client.builder(), Endpoints::s3)
                .forcePathStyle(pathStyle)
                // Our objects carry their MD5. The SDK's own checksum comes as a trailer after the body, which S3Proxy
                // leaves unread and so ends the connection, unseen by the pool of the client.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .build();
    }

    private S3Presigner makePresigner() {
        S3Presigner.Builder builder = S3Presigner.builder()
                .credentialsProvider(credentials.get())
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(pathStyle)
                        .profileFile(() -> NO_PROFILES)
                        .build());
        endpoints.ifPresent(there -> builder.region(Region.of(there.region())).endpointOverride(there.s3()));
        return builder.build();
    }

    private AwsCredentialsProvider makeCredentials() {
        return endpoints
                .<AwsCredentialsProvider>map(there -> StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(there.accessKeyId(), there.secretAccessKey())))
                .orElseGet(() -> DefaultCredentialsProvider.builder()
                        .profileFile(() -> NO_PROFILES)
                        .build());
    }

    private <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B configure(
            B builder, Function<Endpoints, URI> endpoint) {
        endpoints.ifPresent(there -> builder.endpointOverride(endpoint.apply(there)));
        return configure(builder);
    }

    private <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B configure(B builder) {
        endpoints.ifPresent(there -> builder.region(Region.of(there.region())));
        return builder.httpClient(http.get())
                .credentialsProvider(credentials.get())
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .defaultProfileFileSupplier(() -> NO_PROFILES)
                        .addExecutionInterceptor(new SendUnasked())
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(ATTEMPTS)
                                .build())
                        .build());
    }
}
