package io.backgrid.aws.dynamo;

import io.backgrid.jobs.request.SweepRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The requests of sweeps that were read last. One that is followed while it runs is read again and again, and a
/// request
/// of a thousand values takes milliseconds to check.
final class RecentRequests {
    private static final int KEPT = 16;

    private final Map<String, SweepRequest> requests = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SweepRequest> eldest) {
            return size() > KEPT;
        }
    };

    /// The request of a text.
    ///
    /// @param read reads it when it is not known
    SweepRequest of(String spec, Supplier<SweepRequest> read) {
        synchronized (requests) {
            SweepRequest known = requests.get(spec);
            if (known != null) {
                return known;
            }
        }
        SweepRequest fresh = read.get();
        synchronized (requests) {
            requests.put(spec, fresh);
        }
        return fresh;
    }
}
