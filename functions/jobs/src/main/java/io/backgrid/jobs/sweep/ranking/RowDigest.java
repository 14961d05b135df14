package io.backgrid.jobs.sweep.ranking;

import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import io.backgrid.jobs.request.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/// The hash of a sweep's rows in the order of their trials, whatever files they lie in.
///
/// Each row is hashed as its trial number in 8 bytes, big-endian, then the wire name of its status and a byte
/// 0. If it ran, each metric in the order of [TrialMetric] follows: the 8 bytes of the double, big-endian; or, where it
/// is undefined, those of the canonical NaN, the wire name of the reason and a byte 0.
final class RowDigest {
    private static final TrialMetric[] METRICS = TrialMetric.values();
    private static final int LONGEST_ROW = 16 * 128;

    private final MessageDigest digest = Sha256.digest();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

    void add(TrialRows rows) {
        for (int row = 0; row < rows.size(); row++) {
            if (buffer.remaining() < LONGEST_ROW) {
                flush();
            }
            add(rows, row);
        }
    }

    private void add(TrialRows rows, int row) {
        buffer.putLong(rows.trial(row));
        TrialStatus status = rows.status(row);
        putName(status.wireName());
        if (status != TrialStatus.RAN) {
            return;
        }
        for (TrialMetric metric : METRICS) {
            double value = rows.number(metric, row);
            buffer.putLong(Double.doubleToLongBits(value));
            if (Double.isNaN(value)) {
                putName(rows.undefined(metric, row).orElseThrow().wireName());
            }
        }
    }

    private void putName(String name) {
        buffer.put(name.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
    }

    private void flush() {
        digest.update(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    /// The hash of all rows so far; after this no more can be added.
    String sha256() {
        flush();
        return HexFormat.of().formatHex(digest.digest());
    }
}
