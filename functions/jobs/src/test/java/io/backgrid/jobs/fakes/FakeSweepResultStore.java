package io.backgrid.jobs.fakes;

import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.jobs.port.SweepResultStore;
import io.backgrid.jobs.request.JobSpec;
import io.backgrid.jobs.sweep.HeatMap;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.TrialLayout;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What sweeps keep for themselves, in memory. The hash of an object is its name.
public final class FakeSweepResultStore implements SweepResultStore {
    private final Steps steps;
    private final Map<SweepRef, Map<String, Object>> objects = new HashMap<>();

    public FakeSweepResultStore(Steps steps) {
        this.steps = steps;
    }

    @Override
    public ObjectPlace putManifest(SweepRef ref, byte[] manifest) {
        steps.act("sweepResults.putManifest", () -> put(ref, "manifest", manifest));
        return new ObjectPlace("results", ref.id() + "/manifest");
    }

    @Override
    public Optional<byte[]> manifest(SweepRef ref) {
        return steps.step("sweepResults.manifest", () -> get(ref, "manifest", byte[].class));
    }

    @Override
    public String putIndex(SweepRef ref, TrialLayout layout, TrialRows rows) {
        steps.act("sweepResults.putIndex", () -> put(ref, "index", rows));
        return "index";
    }

    @Override
    public Optional<TrialRows> index(SweepRef ref, String sha256) {
        return steps.step("sweepResults.index", () -> get(ref, sha256, TrialRows.class));
    }

    @Override
    public String putHeatMap(SweepRef ref, TrialLayout layout, HeatMap map) {
        String name = "heatmap " + map.x() + "-" + map.y();
        steps.act("sweepResults.putHeatMap", () -> put(ref, name, map));
        return name;
    }

    @Override
    public Optional<HeatMap> heatMap(SweepRef ref, TrialLayout layout, int x, int y, String sha256) {
        return steps.step("sweepResults.heatMap", () -> get(ref, sha256, HeatMap.class));
    }

    @Override
    public void putCurve(SweepRef ref, long trial, JobSpec spec, BacktestResult result, String dataSha256) {
        steps.act("sweepResults.putCurve", () -> put(ref, "curve " + trial, result.sha256()));
    }

    @Override
    public URI curveUrl(SweepRef ref, long trial, Duration valid) {
        return URI.create("https://results.example/" + ref.id() + "/curves/" + trial);
    }

    @Override
    public void delete(SweepRef ref) {
        steps.act("sweepResults.delete", () -> deleteNow(ref));
    }

    private synchronized void deleteNow(SweepRef ref) {
        objects.remove(ref);
    }

    private synchronized void put(SweepRef ref, String name, Object content) {
        objects.computeIfAbsent(ref, _ -> new TreeMap<>()).put(name, content);
    }

    private synchronized <T> Optional<T> get(SweepRef ref, String name, Class<T> type) {
        return Optional.ofNullable(objects.getOrDefault(ref, Map.of()).get(name))
                .map(type::cast);
    }

    /// Names of all objects of a sweep, without an operation.
    public synchronized List<String> names(SweepRef ref) {
        return List.copyOf(objects.getOrDefault(ref, Map.of()).keySet());
    }

    /// Loses an object, without an operation.
    public synchronized void lose(SweepRef ref, String name) {
        objects.getOrDefault(ref, new TreeMap<>()).remove(name);
    }

    /// Puts other bytes into the place of the manifest, without an operation.
    public synchronized void replaceManifest(SweepRef ref, byte[] manifest) {
        put(ref, "manifest", manifest);
    }
}
