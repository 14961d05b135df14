package io.backgrid.jobs.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// The price series bundled with Backgrid; source and licence stand in `samples/README.md` beside the files.
///
/// What is known of each is written down here, so that finding one costs no parsing; a test holds it against the files.
public final class Samples {
    private static final List<Dataset> ALL = List.of(
            sample(
                    "AAPL",
                    1260,
                    "2013-05-13",
                    "2018-05-11",
                    "2fb9add8ade32d8cc2aa35c50841407d91bbedccf8299435dbdaa2776c2cea76"),
            sample(
                    "SP500",
                    5105,
                    "2000-01-03",
                    "2020-04-17",
                    "d79ea6efa89aa186ce4e417e9f410033153c3f6adc7f149c230fa9ec89e43205"));

    private Samples() {}

    private static Dataset sample(String name, int bars, String from, String to, String sha256) {
        return new Dataset(
                new DatasetName(name),
                Dataset.Source.SAMPLE,
                Interval.ONE_DAY,
                bars,
                midnight(from),
                midnight(to),
                sha256,
                midnight("2026-11-23"));
    }

    private static Instant midnight(String date) {
        return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// All samples, by name.
    public static List<Dataset> all() {
        return ALL;
    }

    /// The sample of that name, or empty.
    public static Optional<Dataset> find(DatasetName name) {
        return ALL.stream().filter(sample -> sample.name().equals(name)).findFirst();
    }

    /// The bars of a sample.
    ///
    /// @throws IllegalArgumentException when there is no sample of that name
    public static PriceSeries read(DatasetName name) {
        if (find(name).isEmpty()) {
            throw new IllegalArgumentException("'" + name + "' is no sample");
        }
        String file = "samples/" + name + ".csv";
        try (InputStream csv = Samples.class.getResourceAsStream(file)) {
            if (csv == null) {
                throw new IllegalStateException(file + " is missing from the build");
            }
            return CsvSeries.read(csv.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
