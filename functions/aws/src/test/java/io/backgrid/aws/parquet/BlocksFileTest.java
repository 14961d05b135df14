package io.backgrid.aws.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksFileTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 150_000})
    void theSumsOfTrialsThatRanAreReadBackInSinglePrecision(int count) {
        TrialRows rows = AnyTrials.rows(count, 7, 3);

        BlockSums read = BlocksFile.read(write(rows));

        int next = 0;
        for (int row = 0; row < count; row++) {
            if (rows.status(row) == TrialStatus.RAN) {
                boolean same = read.trial(next) == 1007 + row;
                for (int block = 0; block < TrialRows.BLOCKS; block++) {
                    same &= read.returnSum(block, next) == (float) rows.returnSum(block, row)
                            && read.squareSum(block, next) == (float) rows.squareSum(block, row);
                }
                assertThat(same).as("row %d", row).isTrue();
                next++;
            }
        }
        assertThat(read.size()).isEqualTo(next);
    }

    @Test
    void aForeignReaderSeesTheSums() {
        TrialRows rows = new TrialRows(RowDetail.WHOLE, 1);
        rows.finish(0, TrialStatus.RAN);
        for (int block = 0; block < TrialRows.BLOCKS; block++) {
            rows.putBlock(block, 0, block / 8.0, block / 64.0);
        }

        assertThat(DuckDb.select("trial, r_00, r_01, r_15, rr_01, rr_15", write(rows)))
                .containsExactly(List.of(1000L, 0f, 0.125f, 1.875f, 0.015625f, 0.234375f));
    }

    @Test
    void anyBatchesGiveTheSameBytes() {
        TrialRows rows = AnyTrials.rows(100_000, 0, 4);
        for (int size : new int[] {999, 65_536}) {
            BlocksWriter writer = new BlocksWriter();
            for (int first = 0; first < rows.size(); first += size) {
                int end = Math.min(rows.size(), first + size);
                writer.add(AnyTrials.copy(rows, first, end, 0), 1000 + first);
            }

            assertThat(writer.finish(Map.of())).as("batches of %d", size).isEqualTo(write(rows));
        }
    }

    @Test
    void noRowsAreAFileToo() {
        assertThat(BlocksFile.read(new BlocksWriter().finish(Map.of())).size()).isZero();
    }

    @Test
    void pendingRowsAndOtherFilesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BlocksWriter().add(new TrialRows(RowDetail.WHOLE, 1), 0))
                .withMessage("trial 0 of the batch was not run");
        byte[] part = new TrialsWriter(AnyTrials.LAYOUT).finish(Map.of());
        assertThatIllegalStateException()
                .isThrownBy(() -> BlocksFile.read(part))
                .withMessageStartingWith("a file of format 'blocks 1' was expected but this one is 'trials 1'");
    }

    private static byte[] write(TrialRows rows) {
        BlocksWriter writer = new BlocksWriter();
        writer.add(rows, 1000);
        return writer.finish(Map.of());
    }
}
