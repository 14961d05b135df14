package io.backgrid.offline.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemplateTest {

    private static final Path FILE = Path.of("src/test/resources/template.yaml");

    @Test
    void functionsAreFoundByTheirHandler() {
        Template template = Template.read(FILE);

        assertThat(template.functions())
                .containsOnlyKeys(
                        "submit", "read", "remove", "datasets", "backtest", "dead-letter", "reconcile", "sweep-plan");
        assertThat(template.function("backtest"))
                .isEqualTo(new FunctionSettings("BacktestFunction", "backtest", Duration.ofSeconds(60), 1769));
        assertThat(template.function("submit"))
                .as("what the function leaves out comes from Globals")
                .isEqualTo(new FunctionSettings("SubmitFunction", "submit", Duration.ofSeconds(29), 1024));
    }

    @Test
    void routesNameMethodPathAndFunction() {
        assertThat(Template.read(FILE).routes())
                .extracting(route -> route.method() + " " + route.pathTemplate() + " -> "
                        + route.function().handler())
                .containsExactly(
                        "POST /api/v1/jobs -> submit",
                        "GET /api/v1/jobs -> read",
                        "GET /api/v1/jobs/{job_id} -> read",
                        "GET /api/v1/jobs/{job_id}/equity-curve -> read",
                        "DELETE /api/v1/jobs/{job_id} -> remove",
                        "PUT /api/v1/datasets/{name} -> datasets",
                        "GET /api/v1/datasets/samples -> datasets",
                        "GET /api/v1/datasets/{name} -> datasets");
    }

    @Test
    void theApiHasItsStageAndBinaryTypes() {
        Api api = Template.read(FILE).api();

        assertThat(api.stage()).isEqualTo("dev");
        assertThat(api.binaryMediaTypes()).containsExactly("text/csv");
    }

    @Test
    void queuesAndTheirSourcesCarryEverySetting() {
        Template template = Template.read(FILE);

        assertThat(template.queue("JobsQueue"))
                .isEqualTo(new QueueSettings(
                        "JobsQueue",
                        Duration.ofMinutes(6),
                        Duration.ofDays(1),
                        new QueueSettings.Redrive("JobsDeadLetterQueue", 3)));
        assertThat(template.queue("JobsDeadLetterQueue").retention()).isEqualTo(Duration.ofDays(4));
        assertThat(template.queueSource("backtest"))
                .isEqualTo(new QueueSource(
                        template.function("backtest"), template.queue("JobsQueue"), 10, Duration.ZERO, true, 8));
        assertThat(template.queueSource("dead-letter").queue().logicalId()).isEqualTo("JobsDeadLetterQueue");
    }

    @Test
    void theTableHasKeysIndexAndExpiry() {
        assertThat(Template.read(FILE).table())
                .isEqualTo(new TableSchema(
                        "Table",
                        new TableSchema.Key("pk", "S"),
                        new TableSchema.Key("sk", "S"),
                        List.of(new TableSchema.Index(
                                "open",
                                new TableSchema.Key("open_shard", "S"),
                                new TableSchema.Key("open_since", "S"),
                                "KEYS_ONLY",
                                List.of())),
                        "expires_at"));
    }

    @Test
    void schedulesAndBucketsAreRead() {
        Template template = Template.read(FILE);

        assertThat(template.schedule("reconcile").rate()).isEqualTo(Duration.ofMinutes(1));
        assertThat(template.buckets()).containsExactly("DataBucket", "ResultsBucket", "UploadsBucket");
    }

    @Test
    void aStateMachineNamesItsFunctionsByTheirLogicalId() {
        assertThat(Template.read(FILE).machine("Machine"))
                .isEqualTo(new MachineSettings(
                        "Machine",
                        "infra/sweep.asl.json",
                        Map.of(
                                "Partition", "aws",
                                "ChildType", "STANDARD",
                                "PlanFunctionArn", "PlanFunction",
                                "PlanArn", "PlanFunction",
                                "LivePlanArn", "PlanFunction",
                                "NamedPlanArn", "PlanFunction")));
    }

    @Test
    void aGivenParameterDecidesConditionsAndMappings() {
        Template prod = Template.read(FILE, Map.of("Stage", "prod", "WorkerConcurrency", "25"));

        assertThat(prod.api().stage()).isEqualTo("prod");
        assertThat(prod.queue("JobsQueue").redrive()).isEqualTo(new QueueSettings.Redrive("JobsDeadLetterQueue", 5));
        assertThat(prod.queue("JobsDeadLetterQueue").retention()).isEqualTo(Duration.ofDays(14));
        assertThat(prod.queueSource("backtest").maximumConcurrency()).isEqualTo(25);
        assertThat(prod.buckets()).contains("AuditBucket");
    }

    @Test
    void aParameterThatIsNotDeclaredIsRefused() {
        assertThatThrownBy(() -> Template.read(FILE, Map.of("Stag", "prod")))
                .isInstanceOf(TemplateException.class)
                .hasMessage("Parameters.Stag is not declared, so it cannot be given a value");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    Resources: | Things: | Resources is missing
                    'StageName: !Ref Stage' | 'X: 1' | Resources.Api.Properties.StageName is missing
                    AWS::Serverless::Api | AWS::Other | Resources must have one AWS::Serverless::Api but has []
                    'QUARKUS_LAMBDA_HANDLER: submit' | 'X: submit' | Resources.SubmitFunction.Properties.Environment.Variables.QUARKUS_LAMBDA_HANDLER is missing
                    'QUARKUS_LAMBDA_HANDLER: remove' | 'QUARKUS_LAMBDA_HANDLER: read' | Resources.RemoveFunction.Properties.Environment.Variables.QUARKUS_LAMBDA_HANDLER is read, as that of ReadFunction
                    'Path: /api/v1/jobs, Method: post' | 'Method: post' | Resources.SubmitFunction.Properties.Events.Submit.Properties.Path is missing
                    'Path: /api/v1/jobs, Method: post' | 'Path: jobs, Method: post' | Resources.SubmitFunction.Properties.Events.Submit.Properties.Path must be a path such as
                    'Path: /api/v1/jobs, Method: post' | 'Path: /api/v1/jobs, Method: get' | has the route GET /api/v1/jobs, which SubmitFunction has too
                    'Timeout: 60' | 'Timeout: 1000' | Resources.BacktestFunction.Properties.Timeout must be in [1, 900] but was 1000
                    'Timeout: 60' | 'Timeout: soon' | Resources.BacktestFunction.Properties.Timeout must be a whole number but was soon
                    'Timeout: 60' | 'Timeout: 400' | Resources.JobsQueue.Properties.VisibilityTimeout must be at least the Timeout of BacktestFunction, 400 s, but was 360
                    'Timeout: 60' | 'Timeout: !ImportValue x' | Resources.BacktestFunction.Properties.Timeout uses Fn::ImportValue
                    'BatchSize: 10' | 'BatchSize: 11' | Resources.BacktestFunction.Properties.Events.Jobs.Properties.BatchSize must be at most 10
                    'Queue: !GetAtt JobsQueue.Arn' | 'Queue: !GetAtt Jobs.Arn' | Resources.Jobs is missing: Resources.BacktestFunction.Properties.Events.Jobs.Properties.Queue needs that
                    'Queue: !GetAtt JobsQueue.Arn' | 'Queue: jobs' | Resources.BacktestFunction.Properties.Events.Jobs.Properties.Queue must refer to a resource
                    'deadLetterTargetArn: !GetAtt JobsDeadLetterQueue.Arn' | 'deadLetterTargetArn: !GetAtt Gone.Arn' | Resources.Gone is missing: Resources.JobsQueue.Properties.RedrivePolicy sends messages there
                    'maxReceiveCount: !If [IsNotProd, 3, 5]' | 'x: 1' | Resources.JobsQueue.Properties.RedrivePolicy.maxReceiveCount is missing
                    'IsNotProd: !Not' | 'Other: !Not' | names the condition IsNotProd, which Conditions lacks
                    'Stage, DeadLetters' | 'Stage, Nothing' | Resources.JobsDeadLetterQueue.Properties.MessageRetentionPeriod looks up Nothing, which Mappings lacks
                    rate(1 minute) | cron(0 1 * * ? *) | Resources.ReconcileFunction.Properties.Events.Minute.Properties.ScheduleExpression must be a rate
                    rate(1 minute) | rate(0 minutes) | must be a rate above 0
                    'Type: ScheduleV2' | 'Type: SNS' | Resources.ReconcileFunction.Properties.Events.Minute.Type is SNS, which the offline stack does not play
                    AWS::DynamoDB::Table | AWS::Other | Resources must have one AWS::DynamoDB::Table but has []
                    '- { AttributeName: open_shard, AttributeType: S }' | '' | Resources.Table.Properties.GlobalSecondaryIndexes.0.KeySchema.0.AttributeName is open_shard, which Resources.Table.Properties.AttributeDefinitions lacks
                    '- { AttributeName: pk, KeyType: HASH }' | '' | Resources.Table.Properties.KeySchema needs a key of KeyType HASH
                    'StageName: !Ref Stage' | 'StageName: !Ref LogLevel' | Parameters.LogLevel needs a Default or a given value: Resources.Api.Properties.StageName uses it
                    'Type: STANDARD' | 'Type: EXPRESS' | Resources.Machine.Properties.Type is EXPRESS, but the offline stack plays STANDARD only
                    'DefinitionUri: infra/sweep.asl.json' | 'Definition: {}' | Resources.Machine.Properties.DefinitionUri is missing
                    'DefinitionUri: infra/sweep.asl.json' | 'DefinitionUri: {Bucket: a, Key: b}' | Resources.Machine.Properties.DefinitionUri must be text but was
                    'Type: STANDARD' | 'Events: {Daily: {Type: ScheduleV2}}' | Resources.Machine.Properties.Events is not played by the offline stack
                    '!Ref PlanFunction.Alias' | '!Ref Table' | Resources.Machine.Properties.DefinitionSubstitutions.PlanFunctionArn must be text or a function of this template but refers to Table
                    'StageName: !Ref Stage' | 'StageName: [' | The template is not YAML
                    """)
    void whatIsMissingOrContradictoryIsNamed(String good, @Nullable String bad, String message) throws IOException {
        String whole = Files.readString(FILE);
        String broken = whole.replace(good, bad == null ? "" : bad);
        assertThat(broken).isNotEqualTo(whole);

        assertThatThrownBy(() -> Template.parse(broken, Map.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whatTheStackAsksForInVainIsNamed() {
        Template template = Template.read(FILE);

        assertThatThrownBy(() -> template.function("sweep"))
                .hasMessage("Resources needs a function whose QUARKUS_LAMBDA_HANDLER is sweep");
        assertThatThrownBy(() -> template.machine("SweepMachine"))
                .hasMessage("Resources.SweepMachine is missing: it must be an AWS::Serverless::StateMachine");
        assertThatThrownBy(() -> template.queue("SweepsQueue"))
                .hasMessage("Resources.SweepsQueue is missing: it must be an AWS::SQS::Queue");
        assertThatThrownBy(() -> template.queueSource("read"))
                .hasMessage("Resources.ReadFunction.Properties.Events needs an event of Type SQS");
        assertThatThrownBy(() -> template.schedule("read"))
                .hasMessage("Resources.ReadFunction.Properties.Events needs an event of Type ScheduleV2");
    }
}
