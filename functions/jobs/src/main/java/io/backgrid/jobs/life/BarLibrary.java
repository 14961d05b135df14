package io.backgrid.jobs.life;

import io.backgrid.engine.bars.Bars;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.PriceSeries;
import io.backgrid.jobs.dataset.Samples;
import io.backgrid.jobs.port.BarStore;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The bars that jobs run on. The last few series stay in memory: a worker mostly meets the same ones again, and as
/// a series is addressed by its content, what is remembered is never another one. That its owner has not deleted it is
/// asked each time, so that it does not depend on the worker how a job ends.
public final class BarLibrary {
    private static final int REMEMBERED_BARS = 2_000_000;

    private final BarStore store;
    private final Map<Address, Bars> remembered = new LinkedHashMap<>(16, 0.75f, true);
    private int rememberedBars;

    private record Address(TenantId owner, Dataset dataset) {}

    public BarLibrary(BarStore store) {
        this.store = store;
    }

    /// The bars of a series that a tenant uses.
    ///
    /// @param start first date, inclusive; the series' first when empty
    /// @param end   last date, inclusive; the series' last when empty
    public Bars select(TenantId tenant, Dataset dataset, Optional<LocalDate> start, Optional<LocalDate> end)
            throws MissingBarsException {
        Bars all = load(tenant, dataset);
        long from = start.map(BarLibrary::midnight).orElse(Long.MIN_VALUE);
        long to = end.map(last -> midnight(last.plusDays(1)) - 1).orElse(Long.MAX_VALUE);
        return all.between(from, to)
                .orElseThrow(() -> new MissingBarsException(
                        "no_bars_in_range",
                        dataset.name() + " has no bar between start and end: choose a longer range"));
    }

    private static long midnight(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    /// Two workers may read the same series at once; none waits for another's store.
    private Bars load(TenantId tenant, Dataset dataset) throws MissingBarsException {
        Address address = new Address(dataset.owner(tenant), dataset);
        Optional<Bars> known = recall(address);
        if (known.isPresent() && isKept(address)) {
            return known.get();
        }
        forget(address);
        Optional<Bars> stored = store.get(address.owner(), dataset.name(), dataset.sha256());
        Bars bars = stored.isPresent() ? stored.get() : importSample(dataset);
        remember(address, bars);
        return bars;
    }

    private boolean isKept(Address address) {
        Dataset dataset = address.dataset();
        return switch (dataset.source()) {
            // Comes with this version: where it is missing it is imported again.
            case SAMPLE -> true;
            case UPLOAD -> store.has(address.owner(), dataset.name(), dataset.sha256());
        };
    }

    private synchronized Optional<Bars> recall(Address address) {
        return Optional.ofNullable(remembered.get(address));
    }

    private synchronized void forget(Address address) {
        Bars gone = remembered.remove(address);
        rememberedBars -= gone == null ? 0 : gone.size();
    }

    /// A bundled sample reaches the store the first time that somebody needs it.
    private Bars importSample(Dataset dataset) throws MissingBarsException {
        if (dataset.source() != Dataset.Source.SAMPLE) {
            throw new MissingBarsException(
                    "data_deleted",
                    "data set '" + dataset.name() + "' was deleted before the job ran: upload it and submit again");
        }
        PriceSeries series = Samples.read(dataset.name());
        if (!series.bars().sha256().equals(dataset.sha256())) {
            throw new MissingBarsException(
                    "sample_changed",
                    "sample '" + dataset.name() + "' is another one in this version: submit the job again");
        }
        store.put(TenantId.PUBLIC, dataset.name(), series.interval(), series.bars());
        return series.bars();
    }

    private synchronized void remember(Address address, Bars bars) {
        forget(address);
        remembered.put(address, bars);
        rememberedBars += bars.size();
        while (rememberedBars > REMEMBERED_BARS && remembered.size() > 1) {
            Iterator<Bars> oldest = remembered.values().iterator();
            rememberedBars -= oldest.next().size();
            oldest.remove();
        }
    }
}
