package io.backgrid.jobs.fakes;

import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.port.PartStore;
import io.backgrid.jobs.sweep.Part;
import io.backgrid.jobs.sweep.PartAddress;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.TrialLayout;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Parts in memory.
public final class FakePartStore implements PartStore {
    private final Steps steps;
    private final Map<Key, Stored> parts = new HashMap<>();
    private final Map<Shared, Key> shared = new HashMap<>();
    private final Set<Key> damaged = new HashSet<>();
    private int computed;
    private RowWatch watch = (_, _) -> {};

    /// Sees the rows that writers are handed.
    @FunctionalInterface
    public interface RowWatch {
        /// May throw what the engine could have thrown while it computed them.
        void see(TrialRows rows, long offset);
    }

    private record Key(SweepRef sweep, PartAddress address) {}

    private record Shared(TenantId tenant, PartAddress address) {}

    private record Stored(Part part, TrialRows rows) {}

    public FakePartStore(Steps steps) {
        this.steps = steps;
    }

    @Override
    public Optional<Part> find(SweepRef sweep, PartAddress address) {
        return steps.step("parts.find", () -> stored(new Key(sweep, address)).map(Stored::part));
    }

    private synchronized Optional<Stored> stored(Key key) {
        return Optional.ofNullable(parts.get(key));
    }

    @Override
    public Optional<Part> adopt(SweepRef sweep, PartAddress address) {
        return steps.step("parts.adopt", () -> adoptNow(new Key(sweep, address)));
    }

    private synchronized Optional<Part> adoptNow(Key key) {
        Optional<Stored> other = Optional.ofNullable(
                        shared.get(new Shared(key.sweep().tenant(), key.address())))
                .filter(source -> !damaged.contains(source))
                .flatMap(this::stored);
        other.ifPresent(part -> parts.put(key, part));
        return other.map(Stored::part);
    }

    @Override
    public Writer writer(TrialLayout layout) {
        return new RowCollector(watch);
    }

    /// Has somebody see the rows that new writers are handed, without an operation.
    public void watch(RowWatch next) {
        watch = next;
    }

    @Override
    public Part put(SweepRef sweep, PartAddress address, Writer writer, double gigabyteSeconds) {
        return steps.step("parts.put", () -> putNow(new Key(sweep, address), (RowCollector) writer, gigabyteSeconds));
    }

    private synchronized Part putNow(Key key, RowCollector writer, double gigabyteSeconds) {
        Part part = new Part(
                key.address(),
                key.sweep().id().value(),
                writer.rows(),
                gigabyteSeconds,
                100 * writer.rows(),
                "of trials",
                100 * writer.rows(),
                "of blocks");
        parts.put(key, new Stored(part, writer.collected()));
        shared.put(new Shared(key.sweep().tenant(), key.address()), key);
        damaged.remove(key);
        computed++;
        return part;
    }

    /// How many parts were computed, without an operation.
    public synchronized int computed() {
        return computed;
    }

    /// Makes a part unreadable, without an operation.
    public synchronized void damage(SweepRef sweep, PartAddress address) {
        damaged.add(new Key(sweep, address));
    }

    /// Loses a part, without an operation.
    public synchronized void lose(SweepRef sweep, PartAddress address) {
        parts.remove(new Key(sweep, address));
    }

    @Override
    public Optional<TrialRows> read(SweepRef sweep, Part part) {
        Key key = new Key(sweep, part.address());
        return steps.step("parts.read", () -> readNow(key));
    }

    private synchronized Optional<TrialRows> readNow(Key key) {
        return damaged.contains(key) ? Optional.empty() : stored(key).map(Stored::rows);
    }

    @Override
    public void strike(SweepRef sweep, PartAddress address) {
        steps.act("parts.strike", () -> strikeNow(new Key(sweep, address)));
    }

    @Override
    public void discard(SweepRef sweep, PartAddress address) {
        steps.act("parts.discard", () -> strikeNow(new Key(sweep, address)));
    }

    private synchronized void strikeNow(Key key) {
        parts.remove(key);
        shared.remove(new Shared(key.sweep().tenant(), key.address()));
    }

    @Override
    public synchronized void forget(TenantId tenant, List<PartAddress> addresses) {
        addresses.forEach(address -> shared.remove(new Shared(tenant, address)));
    }

    @Override
    public URI trialsUrl(SweepRef sweep, PartAddress address, Duration valid) {
        return URI.create("https://results.example/" + sweep.id() + "/" + address.sha256() + "/trials");
    }

    @Override
    public URI blocksUrl(SweepRef sweep, PartAddress address, Duration valid) {
        return URI.create("https://results.example/" + sweep.id() + "/" + address.sha256() + "/blocks");
    }

    private static final class RowCollector implements Writer {
        private final List<TrialRows> batches = new ArrayList<>();
        private final RowWatch watch;
        private int size;

        RowCollector(RowWatch watch) {
            this.watch = watch;
        }

        @Override
        public void add(TrialRows rows, long offset) {
            watch.see(rows, offset);
            List<Integer> kept = new ArrayList<>();
            for (int row = 0; row < rows.size(); row++) {
                if (rows.status(row) != TrialStatus.EXCLUDED) {
                    kept.add(row);
                }
            }
            long[] trials =
                    kept.stream().mapToLong(row -> offset + rows.trial(row)).toArray();
            TrialRows batch = TrialRows.withoutBlocks(trials);
            for (int row = 0; row < trials.length; row++) {
                batch.copy(rows, kept.get(row), row);
            }
            batches.add(batch);
            size += trials.length;
        }

        @Override
        public long rows() {
            return size;
        }

        TrialRows collected() {
            long[] trials = new long[size];
            TrialRows all = TrialRows.withoutBlocks(trials);
            int row = 0;
            for (TrialRows batch : batches) {
                for (int place = 0; place < batch.size(); place++) {
                    trials[row] = batch.trial(place);
                    all.copy(batch, place, row);
                    row++;
                }
            }
            return all;
        }
    }
}
