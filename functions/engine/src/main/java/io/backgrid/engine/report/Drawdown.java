package io.backgrid.engine.report;

import io.backgrid.engine.result.EquityCurve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/// A fall of the account from its highest value so far, the start included: from the last bar at the peak to the first
/// bar at or above it again, or to the last bar.
///
/// @param depth deepest point, a fraction in `[-1, 0)`
/// @param peakTime epoch seconds UTC of the last bar at the peak
/// @param troughTime epoch seconds UTC of the first bar at the deepest point
/// @param recoveryTime epoch seconds UTC of the first bar that made up for it; empty while it lasts
/// @param bars from the peak to the recovery, or to the last bar
public record Drawdown(double depth, long peakTime, long troughTime, OptionalLong recoveryTime, int bars) {

    /// The deepest drawdowns, deepest first; of equal ones the earlier first.
    static List<Drawdown> deepest(EquityCurve curve, int most) {
        List<Drawdown> all = all(curve);
        // The sort is stable and the drawdowns are in order of time.
        all.sort(Comparator.comparingDouble(Drawdown::depth));
        return all.subList(0, Math.min(most, all.size()));
    }

    private static List<Drawdown> all(EquityCurve curve) {
        List<Drawdown> all = new ArrayList<>();
        int last = curve.size() - 1;
        int peak = 0;
        int trough = 0;
        for (int bar = 1; bar <= last; bar++) {
            if (curve.drawdown(bar) < curve.drawdown(trough)) {
                trough = bar;
            }
            boolean recovered = curve.drawdown(bar) == 0;
            if (trough > peak && (recovered || bar == last)) {
                OptionalLong recovery = recovered ? OptionalLong.of(curve.time(bar)) : OptionalLong.empty();
                all.add(new Drawdown(
                        curve.drawdown(trough), curve.time(peak), curve.time(trough), recovery, bar - peak));
            }
            if (recovered) {
                peak = bar;
                trough = bar;
            }
        }
        return all;
    }
}
