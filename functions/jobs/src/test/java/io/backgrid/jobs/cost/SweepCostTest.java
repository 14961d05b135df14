package io.backgrid.jobs.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backgrid.jobs.cost.Bill.Line;
import io.backgrid.jobs.sweep.SweepProgress;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepCostTest {
    private static final SweepCost COST = new SweepCost(Prices.bundled());

    @Test
    void thePricesOfThisBuildAreThoseOfItsFileWithRegionAndDate() {
        assertThat(Prices.bundled())
                .isEqualTo(new Prices(
                        "us-east-1",
                        "2025-06-30",
                        0.0000133334,
                        0.0000002,
                        0.000025,
                        0.000001,
                        0.00001667,
                        0.000005,
                        0.0000004,
                        0.023,
                        0.000000625,
                        0.000000125,
                        0.0000004));
    }

    private static void assertBill(Bill bill, List<Line> expected, double dollars) {
        assertThat(bill.lines()).hasSameSizeAs(expected);
        for (int line = 0; line < expected.size(); line++) {
            assertThat(bill.lines().get(line).item())
                    .isEqualTo(expected.get(line).item());
            assertThat(bill.lines().get(line).quantity())
                    .isEqualTo(expected.get(line).quantity());
            assertThat(bill.lines().get(line).dollars())
                    .isCloseTo(expected.get(line).dollars(), within(1e-12));
        }
        assertThat(bill.dollars()).isCloseTo(dollars, within(1e-12));
    }

    @Test
    void aSweepOfTenShardsBehindTheStateMachineIsBilledLineByLine() {
        SweepProgress done = new SweepProgress(10, 2, 1_000_000, 100, 250_000_000);

        assertBill(
                COST.bill(done, false, 5),
                List.of(
                        new Line("lambda_gigabyte_seconds", 100, 0.00133334),
                        // Ten shards, submit, plan and reduce.
                        new Line("lambda_requests", 13, 0.0000026),
                        new Line("step_functions_transitions", 17, 0.000425),
                        new Line("step_functions_express_requests", 10, 0.00001),
                        // 50 s of 64 MB.
                        new Line("step_functions_express_gigabyte_seconds", 3.125, 0.00005209375),
                        new Line("s3_puts", 60, 0.0003),
                        new Line("s3_gets", 50, 0.00002),
                        new Line("s3_gigabyte_months", 0.25, 0.00575),
                        new Line("dynamodb_write_units", 92, 0.0000575),
                        new Line("dynamodb_read_units", 44, 0.0000055)),
                0.00795603375);
    }

    @Test
    void aSmallSweepPaysTheQueueInsteadOfTheStateMachine() {
        SweepProgress done = new SweepProgress(1, 0, 6, 0.1, 1_000);

        assertBill(
                COST.bill(done, true, 0.05),
                List.of(
                        new Line("lambda_gigabyte_seconds", 0.1, 0.00000133334),
                        new Line("lambda_requests", 2, 0.0000004),
                        new Line("sqs_requests", 3, 0.0000012),
                        new Line("s3_puts", 24, 0.00012),
                        new Line("s3_gets", 5, 0.000002),
                        new Line("s3_gigabyte_months", 0.000001, 0.000000023),
                        new Line("dynamodb_write_units", 20, 0.0000125),
                        new Line("dynamodb_read_units", 26, 0.00000325)),
                0.00014070634);
    }
}
