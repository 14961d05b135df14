package io.backgrid.jobs.request;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.Interval;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A checked request: which bars, and what to do on them. Nothing in it is left to a default any more.
///
/// @param data     which series
/// @param start    first date used, inclusive; the series' first when empty
/// @param end      last date used, inclusive; the series' last when empty
/// @param interval how far the bars are apart
/// @param backtest what the engine is to compute
/// @param verify   what is to be proved beside it
public record JobSpec(
        DataChoice data,
        Optional<LocalDate> start,
        Optional<LocalDate> end,
        Interval interval,
        BacktestSpec backtest,
        Set<Verification> verify) {

    public JobSpec {
        verify = Collections.unmodifiableSet(new TreeSet<>(verify));
    }

    /// A request without proofs.
    public JobSpec(
            DataChoice data,
            Optional<LocalDate> start,
            Optional<LocalDate> end,
            Interval interval,
            BacktestSpec backtest) {
        this(data, start, end, interval, backtest, Set.of());
    }

    /// The request that asks for exactly this. The fields that every request has are written out with their defaults,
    /// the others only where they say something. Keys are in alphabetical order, numbers and rules in
    /// their canonical form, so that equal specifications have equal text.
    public ObjectNode toJson() {
        ObjectNode json = BacktestJson.of(backtest);
        switch (data) {
            case DataChoice.Symbol(DatasetName name) -> json.put("symbol", name.value());
            case DataChoice.Upload(DatasetName name) -> json.put("dataset", name.value());
        }
        json.put("interval", interval.wireName());
        start.ifPresent(date -> json.put("start", date.toString()));
        end.ifPresent(date -> json.put("end", date.toString()));
        if (!verify.isEmpty()) {
            ArrayNode list = json.putArray("verify");
            verify.forEach(each -> list.add(each.wireName()));
        }
        return BacktestJson.sorted(json);
    }

    /// [#toJson()] as text.
    public String canonicalJson() {
        return toJson().toString();
    }

    /// SHA-256 of [#canonicalJson()] in UTF-8, 64 lower-case hex digits.
    public String sha256() {
        return Sha256.hex(canonicalJson());
    }
}
