package io.backgrid.scenarios.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Calls against permissions.
class AuditTest {
    private static final List<Permission> PERMISSIONS = List.of(
            new Permission("read", "ReadRole", "dynamodb:Query", "Table"),
            new Permission("read", "ReadRole", "s3:GetObject", "ResultsBucket/*"),
            new Permission("backtest", "BacktestRole", "sqs:ReceiveMessage", "JobsQueue"));
    private static final Caller READ = new Caller.Function("read");

    private static Audit audit(Call... calls) {
        return new Audit(PERMISSIONS, Map.of("JobsQueue", "backtest"), Set.of(calls));
    }

    private static Call call(Caller caller, String operation, String action, String resource) {
        return new Call(caller, operation, List.of(new Need(action, resource)));
    }

    @Test
    void whatIsAllowedIsNoViolationAndCountsAsUsed() {
        Audit audit = audit(
                call(READ, "QueryRequest", "dynamodb:Query", "Table"),
                call(new Caller.QueueMapping(), "ReceiveMessageRequest", "sqs:ReceiveMessage", "JobsQueue"));

        assertThat(audit.violations()).isEmpty();
        assertThat(audit.unused()).containsExactly(PERMISSIONS.get(1));
    }

    @Test
    void aCallThatIsNotAllowedIsNamedWithTheRoleThatShouldAllowIt() {
        Audit audit = audit(
                call(READ, "PutObjectRequest", "s3:PutObject", "ResultsBucket/local/a"),
                call(READ, "PutObjectRequest", "s3:PutObject", "ResultsBucket/local/b"),
                call(READ, "QueryRequest", "dynamodb:Query", "Table/index/open"),
                call(READ, "GetObjectRequest", "s3:GetObject", "DataBucket/local/a"));

        assertThat(audit.violations())
                .containsExactly(
                        "read may not call GetObjectRequest: it needs s3:GetObject on DataBucket/*, which ReadRole must"
                                + " allow",
                        "read may not call PutObjectRequest: it needs s3:PutObject on ResultsBucket/*, which ReadRole"
                                + " must allow",
                        "read may not call QueryRequest: it needs dynamodb:Query on Table/index/open, which ReadRole"
                                + " must allow");
    }

    @Test
    void whatOneFunctionMayDoIsNoPermissionOfAnother() {
        Audit audit = audit(call(new Caller.Function("backtest"), "QueryRequest", "dynamodb:Query", "Table"));

        assertThat(audit.violations())
                .containsExactly("backtest may not call QueryRequest: it needs dynamodb:Query on Table, which"
                        + " BacktestRole must allow");
    }

    @Test
    void aThreadThatHidesItsFunctionAndAnOperationThatNobodyKnowsAreViolations() {
        Audit audit = audit(
                call(new Caller.Unknown("java.lang.Thread"), "QueryRequest", "dynamodb:Query", "Table"),
                new Call(READ, "ScanRequest", List.of()));

        assertThat(audit.violations())
                .containsExactly(
                        "QueryRequest was called on a thread that does not show which function it works for:"
                                + " java.lang.Thread",
                        "ScanRequest was called: say in RequestNeeds what AWS asks for it");
    }
}
