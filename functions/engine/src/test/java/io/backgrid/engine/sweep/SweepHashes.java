package io.backgrid.engine.sweep;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.hash.CanonicalSha256;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Prints the hashes of the rows of varied sweeps, to compare one way of running Java with another.
public final class SweepHashes {
    static final int SWEEPS = 60;

    private SweepHashes() {}

    /// A hash per line.
    static String ofAll() {
        List<String> hashes = new ArrayList<>();
        for (long seed = 1; seed <= SWEEPS; seed++) {
            Random random = new Random(seed);
            SweepSpec spec = AnySweep.of(seed);
            Bars bars = AnyBars.pick(random).draw(random, 60 + random.nextInt(400));
            hashes.add(hash(Sweep.of(spec, bars).rows(0, spec.trials(), RowDetail.WHOLE)));
        }
        return String.join("\n", hashes);
    }

    /// Hash of everything that rows say.
    static String hash(TrialRows... parts) {
        CanonicalSha256 hash = new CanonicalSha256();
        for (TrialRows rows : parts) {
            for (int row = 0; row < rows.size(); row++) {
                add(rows, row, hash);
            }
        }
        return hash.hex();
    }

    /// Hash of everything that one row says.
    static String hash(TrialRows rows, int row) {
        CanonicalSha256 hash = new CanonicalSha256();
        add(rows, row, hash);
        return hash.hex();
    }

    private static void add(TrialRows rows, int row, CanonicalSha256 hash) {
        hash.whole(rows.trial(row)).text(rows.status(row).name());
        for (TrialMetric metric : TrialMetric.values()) {
            hash.text(rows.undefined(metric, row).map(Enum::name).orElse("defined"))
                    .number(rows.value(metric, row).orElse(0));
        }
        for (int block = 0; block < TrialRows.BLOCKS; block++) {
            hash.number(rows.returnSum(block, row)).number(rows.squareSum(block, row));
        }
    }

    /// Prints them, and how series were compared.
    public static void main(String[] args) {
        System.out.println(io.backgrid.engine.bits.Comparers.description());
        System.out.println(ofAll().strip());
    }
}
