package io.backgrid.jobs.dataset;

import io.backgrid.engine.bars.Bars;
import io.backgrid.jobs.TenantId;
import java.time.Instant;
import java.util.Locale;

/// What is known of a price series without opening it.
///
/// @param name      what its owner calls it
/// @param source    where it came from
/// @param interval  how far its bars are apart
/// @param bars      how many it has, at least 1
/// @param from      time of the first bar
/// @param to        time of the last bar
/// @param sha256    [Bars#sha256()] of the whole series: the address of its content
/// @param createdAt when this content was admitted
public record Dataset(
        DatasetName name,
        Source source,
        Interval interval,
        int bars,
        Instant from,
        Instant to,
        String sha256,
        Instant createdAt) {

    /// Where a series came from.
    public enum Source {
        /// Bundled with Backgrid.
        SAMPLE,
        /// Sent by a tenant.
        UPLOAD;

        /// The name in JSON and stored items.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Describes a series that was just read.
    public static Dataset of(DatasetName name, Source source, Interval interval, Bars bars, Instant createdAt) {
        return new Dataset(
                name,
                source,
                interval,
                bars.size(),
                Instant.ofEpochSecond(bars.time(0)),
                Instant.ofEpochSecond(bars.time(bars.size() - 1)),
                bars.sha256(),
                createdAt);
    }

    /// Under whom its content is stored when `tenant` uses it.
    public TenantId owner(TenantId tenant) {
        return switch (source) {
            case SAMPLE -> TenantId.PUBLIC;
            case UPLOAD -> tenant;
        };
    }
}
