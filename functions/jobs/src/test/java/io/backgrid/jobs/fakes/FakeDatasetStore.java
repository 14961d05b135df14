package io.backgrid.jobs.fakes;

import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.port.DatasetStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Entries of data sets in memory.
public final class FakeDatasetStore implements DatasetStore {
    private final Steps steps;
    private final Map<TenantId, NavigableMap<DatasetName, Dataset>> entries = new HashMap<>();

    public FakeDatasetStore(Steps steps) {
        this.steps = steps;
    }

    private synchronized NavigableMap<DatasetName, Dataset> of(TenantId tenant) {
        return entries.computeIfAbsent(tenant, _ -> new TreeMap<>());
    }

    @Override
    public void put(TenantId tenant, Dataset dataset) {
        steps.act("datasets.put", () -> {
            of(tenant).put(dataset.name(), dataset);
        });
    }

    @Override
    public Optional<Dataset> find(TenantId tenant, DatasetName name) {
        return steps.step("datasets.find", () -> Optional.ofNullable(of(tenant).get(name)));
    }

    @Override
    public List<Dataset> list(TenantId tenant) {
        return steps.step("datasets.list", () -> List.copyOf(of(tenant).values()));
    }

    @Override
    public boolean delete(TenantId tenant, DatasetName name) {
        return steps.step("datasets.delete", () -> of(tenant).remove(name) != null);
    }
}
