package io.backgrid.jobs.fakes;

import io.backgrid.engine.bars.Bars;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.Interval;
import io.backgrid.jobs.port.BarStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Price series in memory, addressed by their content.
public final class FakeBarStore implements BarStore {
    private final Steps steps;
    private final Map<Key, Bars> series = new HashMap<>();
    private int reads;

    private record Key(TenantId owner, DatasetName name, String sha256) {}

    public FakeBarStore(Steps steps) {
        this.steps = steps;
    }

    @Override
    public void put(TenantId owner, DatasetName name, Interval interval, Bars bars) {
        steps.act("bars.put", () -> putNow(new Key(owner, name, bars.sha256()), bars));
    }

    private synchronized void putNow(Key key, Bars bars) {
        series.put(key, bars);
    }

    @Override
    public Optional<Bars> get(TenantId owner, DatasetName name, String sha256) {
        return steps.step("bars.get", () -> getNow(new Key(owner, name, sha256)));
    }

    private synchronized Optional<Bars> getNow(Key key) {
        reads++;
        return Optional.ofNullable(series.get(key));
    }

    @Override
    public boolean has(TenantId owner, DatasetName name, String sha256) {
        return steps.step("bars.has", () -> hasNow(new Key(owner, name, sha256)));
    }

    private synchronized boolean hasNow(Key key) {
        return series.containsKey(key);
    }

    @Override
    public void delete(TenantId owner, DatasetName name) {
        steps.act("bars.delete", () -> deleteNow(owner, name));
    }

    private synchronized void deleteNow(TenantId owner, DatasetName name) {
        series.keySet().removeIf(key -> key.owner().equals(owner) && key.name().equals(name));
    }

    /// How often a series was read.
    public synchronized int reads() {
        return reads;
    }

    /// How many series are stored.
    public synchronized int size() {
        return series.size();
    }
}
