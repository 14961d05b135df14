package io.backgrid.jobs.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.InvalidDatasetException;
import io.backgrid.jobs.dataset.Samples;
import io.backgrid.jobs.fakes.Crash;
import io.backgrid.jobs.fakes.Failure;
import io.backgrid.jobs.fakes.Failure.Kind;
import io.backgrid.jobs.fakes.Failure.Moment;
import io.backgrid.jobs.fakes.TestSeries;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.request.DataChoice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatasetsTest {
    private static final TenantId OTHER = new TenantId("other");
    private static final DatasetName MINE = new DatasetName("mine");
    private static final DatasetName AAPL = new DatasetName("AAPL");

    private final World world = new World();

    @Test
    void anUploadIsStoredWholeUnderItsContent() {
        Dataset put = world.editor().put(World.TENANT, MINE, TestSeries.zigzag(30));

        assertThat(put.bars()).isEqualTo(30);
        assertThat(put.source()).isEqualTo(Dataset.Source.UPLOAD);
        assertThat(put.createdAt()).isEqualTo(world.clock.instant());
        assertThat(world.datasets().find(World.TENANT, MINE)).contains(put);
        assertThat(world.bars
                        .get(World.TENANT, MINE, put.sha256())
                        .orElseThrow()
                        .sha256())
                .isEqualTo(put.sha256());
    }

    @Test
    void aRefusedUploadStoresNothing() {
        int before = world.bars.size();

        assertThatExceptionOfType(InvalidDatasetException.class)
                .isThrownBy(() -> world.editor().put(World.TENANT, MINE, "x".getBytes(StandardCharsets.UTF_8)));
        assertThat(world.bars.size()).isEqualTo(before);
        assertThat(world.datasets().find(World.TENANT, MINE)).isEmpty();
    }

    @Test
    void aReplacedSeriesKeepsItsEarlierContentForJobsThatRunOnIt() {
        Dataset first = world.editor().put(World.TENANT, MINE, TestSeries.zigzag(30));
        Dataset second = world.editor().put(World.TENANT, MINE, TestSeries.zigzag(31));

        assertThat(world.datasets().find(World.TENANT, MINE)).contains(second);
        assertThat(world.bars.get(World.TENANT, MINE, first.sha256())).isPresent();
    }

    @Test
    void aDeletedSeriesGoesWithAllItsContents() {
        int before = world.bars.size();
        world.editor().put(World.TENANT, MINE, TestSeries.zigzag(30));
        world.editor().put(World.TENANT, MINE, TestSeries.zigzag(31));

        assertThat(world.editor().delete(World.TENANT, MINE)).isTrue();
        assertThat(world.datasets().find(World.TENANT, MINE)).isEmpty();
        assertThat(world.bars.size()).isEqualTo(before);
        assertThat(world.editor().delete(World.TENANT, MINE)).isFalse();
    }

    @Test
    void anInterruptedDeletionIsFinishedByTheNextOne() {
        int before = world.bars.size();
        world.editor().put(World.TENANT, MINE, TestSeries.zigzag(30));
        world.disturb(Failure.at(0, Moment.AFTER, Kind.CRASH));
        assertThatExceptionOfType(Crash.class).isThrownBy(() -> world.editor().delete(World.TENANT, MINE));
        world.calm();

        assertThat(world.editor().delete(World.TENANT, MINE)).isFalse();
        assertThat(world.bars.size()).isEqualTo(before);
    }

    @Test
    void aSampleCanBeNeitherReplacedNorDeleted() {
        String message = "'AAPL' is a bundled sample and stays as it is: choose another name";

        assertThatExceptionOfType(SampleNameException.class)
                .isThrownBy(() -> world.editor().put(World.TENANT, AAPL, TestSeries.zigzag(30)))
                .withMessage(message);
        assertThatExceptionOfType(SampleNameException.class)
                .isThrownBy(() -> world.editor().delete(World.TENANT, AAPL))
                .withMessage(message);
    }

    @Test
    void theListHoldsTheSamplesAndThenOnesOwnByName() {
        world.editor().put(World.TENANT, MINE, TestSeries.zigzag(30));

        assertThat(world.datasets().list(World.TENANT))
                .extracting(dataset -> dataset.name().value())
                .containsExactly("AAPL", "SP500", "mine", "zigzag");
    }

    @Test
    void nobodySeesAnothersData() {
        Dataset mine = world.editor().put(World.TENANT, MINE, TestSeries.zigzag(30));

        assertThat(world.datasets().find(OTHER, MINE)).isEmpty();
        assertThat(world.datasets().resolve(OTHER, new DataChoice.Upload(MINE))).isEmpty();
        assertThat(world.datasets().list(OTHER)).isEqualTo(Samples.all());
        assertThat(world.editor().delete(OTHER, MINE)).isFalse();
        assertThat(world.bars.get(World.TENANT, MINE, mine.sha256())).isPresent();
    }

    @Test
    void aSymbolIsASampleAndADataSetIsOnesOwn() {
        assertThat(world.datasets().resolve(World.TENANT, new DataChoice.Symbol(AAPL)))
                .isPresent();
        assertThat(world.datasets().resolve(World.TENANT, new DataChoice.Upload(AAPL)))
                .isEmpty();
        assertThat(world.datasets().resolve(World.TENANT, new DataChoice.Symbol(World.ZIGZAG)))
                .isEmpty();
        assertThat(world.datasets().find(OTHER, AAPL)).isEqualTo(Samples.find(AAPL));
    }

    @Test
    void puttingTheSameFileAgainOnlyMovesItsTime() {
        Dataset first = world.editor().put(World.TENANT, MINE, TestSeries.zigzag(30));
        int size = world.bars.size();
        world.clock.advance(Duration.ofSeconds(5));
        Dataset second = world.editor().put(World.TENANT, MINE, TestSeries.zigzag(30));

        assertThat(second.sha256()).isEqualTo(first.sha256());
        assertThat(second.createdAt()).isAfter(first.createdAt());
        assertThat(world.bars.size()).isEqualTo(size);
    }
}
