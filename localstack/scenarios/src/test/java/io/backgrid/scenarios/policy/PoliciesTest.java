package io.backgrid.scenarios.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a template's roles allow.
class PoliciesTest {
    private static final String TEMPLATE = """
            Resources:
              ReadFunction:
                Type: AWS::Serverless::Function
                Properties:
                  Role: !GetAtt ReadRole.Arn
                  Environment: {Variables: {QUARKUS_LAMBDA_HANDLER: read}}
              ReadRole:
                Type: AWS::IAM::Role
                Properties:
                  ManagedPolicyArns:
                    - !Sub arn:${AWS::Partition}:iam::aws:policy/AWSXRayDaemonWriteAccess
                  Policies:
                    - PolicyName: read
                      PolicyDocument:
                        Version: '2012-10-17'
                        Statement:
                          - Sid: ReadItems
                            Effect: Allow
                            Action: [dynamodb:GetItem, dynamodb:Query]
                            Resource: [!GetAtt Table.Arn, !Sub "${Table.Arn}/index/open"]
                          - Effect: Allow
                            Action: s3:GetObject
                            Resource: !Sub ${ResultsBucket.Arn}/*
                          - Effect: Allow
                            Action: states:StartExecution
                            Resource: !Ref Machine
              Machine:
                Type: AWS::Serverless::StateMachine
                Properties:
                  Role: !GetAtt MachineRole.Arn
              MachineRole:
                Type: AWS::IAM::Role
                Properties:
                  Policies:
                    - PolicyName: machine
                      PolicyDocument:
                        Statement:
                          - Effect: Allow
                            Action: lambda:InvokeFunction
                            Resource: !Sub ${ReadFunction.Arn}:live
            """;

    private static Permission read(String action, String resource) {
        return new Permission("read", "ReadRole", action, resource);
    }

    @Test
    void everyStatementBecomesItsActionsOnItsResources() {
        assertThat(Policies.read(TEMPLATE))
                .containsExactly(
                        read("managed", "AWSXRayDaemonWriteAccess"),
                        read("dynamodb:GetItem", "Table"),
                        read("dynamodb:GetItem", "Table/index/open"),
                        read("dynamodb:Query", "Table"),
                        read("dynamodb:Query", "Table/index/open"),
                        read("s3:GetObject", "ResultsBucket/*"),
                        read("states:StartExecution", "Machine"),
                        new Permission("Machine", "MachineRole", "lambda:InvokeFunction", "ReadFunction:live"));
    }

    @Test
    void theRightToObjectsIsNotOneToTheirBucketNorTheRightToATableOneToItsIndex() {
        Permission objects = read("s3:GetObject", "ResultsBucket/*");
        assertThat(objects.allows(new Need("s3:GetObject", "ResultsBucket/local/a.b")))
                .isTrue();
        assertThat(objects.allows(new Need("s3:GetObject", "ResultsBucket"))).isFalse();
        assertThat(objects.allows(new Need("s3:PutObject", "ResultsBucket/local/a")))
                .isFalse();
        assertThat(read("dynamodb:Query", "Table").allows(new Need("dynamodb:Query", "Table/index/open")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Effect: Allow                 | Effect: Deny                      | ReadRole
            Action: s3:GetObject          | 'NotAction: s3:GetObject'         | ReadRole
            Action: s3:GetObject          | 'Action: s3:*'                    | ReadRole
            Resource: !Ref Machine        | Resource: !Ref Table              | ReadRole
            Resource: !GetAtt Table.Arn   | Resource: !GetAtt Table.StreamArn | ReadRole
            '${ResultsBucket.Arn}'        | '${ResultsBucket}'                | ReadRole
            Role: !GetAtt ReadRole.Arn    | Policies: []                      | read
            """)
    void aFormThatTheTemplateDoesNotUseIsRefusedNotGuessed(String good, String other, String where) {
        String broken = TEMPLATE.replace("[!GetAtt Table.Arn, !Sub \"${Table.Arn}/index/open\"]", "!GetAtt Table.Arn")
                .replace(good, other);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.read(broken))
                .withMessageContaining("in " + where + ": write it as the other roles do");
    }
}
