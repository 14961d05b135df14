package io.backgrid.offline.station;

import io.backgrid.aws.SendUnasked;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/// SDK clients for the stations, with credentials that are no secret.
public final class LocalClients {

    /// Letters and digits only: DynamoDB Local takes nothing else.
    public static final String ACCESS_KEY = "backgridoffline";

    public static final String SECRET_KEY = "not-a-secret-only-for-this-machine";

    public static final Region REGION = Region.US_EAST_1;

    private LocalClients() {}

    /// The credentials that every station takes.
    public static AwsCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY));
    }

    public static DynamoDbClient dynamo(URI endpoint) {
        return local(DynamoDbClient.builder(), endpoint).build();
    }

    public static SqsClient sqs(URI endpoint) {
        return local(SqsClient.builder(), endpoint).build();
    }

    /// A client that names the bucket in the path: a host name per bucket does not resolve here.
    public static S3Client s3(URI endpoint) {
        return local(S3Client.builder().forcePathStyle(true), endpoint)
                .overrideConfiguration(override -> {
                    withoutHomeFolder(override);
                    override.addExecutionInterceptor(new SendUnasked());
                })
                .build();
    }

    public static S3Presigner presigner(URI endpoint) {
        return S3Presigner.builder()
                .endpointOverride(endpoint)
                .region(REGION)
                .credentialsProvider(credentials())
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }

    private static <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> B local(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(REGION)
                .credentialsProvider(credentials())
                .overrideConfiguration(LocalClients::withoutHomeFolder)
                .httpClientBuilder(UrlConnectionHttpClient.builder());
    }

    // What ~/.aws says about endpoints and regions is not for this machine's stations.
    private static void withoutHomeFolder(ClientOverrideConfiguration.Builder override) {
        override.defaultProfileFile(ProfileFile.aggregator().build());
    }
}
