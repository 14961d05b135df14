package io.backgrid.jobs.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backgrid.engine.bars.Bars;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.Interval;
import io.backgrid.jobs.fakes.Failure;
import io.backgrid.jobs.fakes.Failure.Moment;
import io.backgrid.jobs.fakes.TestSeries;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.port.StoreUnavailableException;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BarLibraryTest {
    private final World world = new World();
    private final BarLibrary library = new BarLibrary(world.bars);

    private Bars select(Job job) throws MissingBarsException {
        return library.select(
                job.ref().tenant(), job.data(), job.spec().start(), job.spec().end());
    }

    @Test
    void aSeriesIsReadOnceAndThenRemembered() throws MissingBarsException {
        Job job = world.job(world.accept(World.REQUEST));

        Bars first = select(job);
        assertThat(select(job).sha256()).isEqualTo(first.sha256());
        assertThat(world.bars.reads()).isEqualTo(1);
    }

    @Test
    void anotherTenantDoesNotGetWhatIsRememberedEvenUnderTheSameNameAndContent() throws MissingBarsException {
        Job job = world.job(world.accept(World.REQUEST));
        select(job);
        Job others = Job.accepted(
                new JobRef(new TenantId("other"), job.ref().id()), job.spec(), job.data(), job.submittedAt());

        assertThatExceptionOfType(MissingBarsException.class).isThrownBy(() -> select(others));
    }

    @Test
    void aSampleIsRememberedOnceForEverybody() throws MissingBarsException {
        Job job = world.job(world.accept("{\"symbol\": \"AAPL\", \"strategy\": \"ma_crossover\"}"));
        select(job);
        Job others = Job.accepted(
                new JobRef(new TenantId("other"), job.ref().id()), job.spec(), job.data(), job.submittedAt());
        select(others);

        assertThat(world.bars.reads()).isEqualTo(1);
    }

    @Test
    void aReplacedSeriesIsAnotherOne() throws MissingBarsException {
        Job before = world.job(world.accept(World.REQUEST));
        select(before);
        world.editor().put(World.TENANT, World.ZIGZAG, TestSeries.zigzag(61));
        Job after = world.job(world.accept(World.REQUEST));

        assertThat(select(after).size()).isEqualTo(61);
        assertThat(select(before).size()).isEqualTo(60);
    }

    @Test
    void aDeletedSeriesIsGoneForAWorkerThatRemembersItToo() throws MissingBarsException {
        Job job = world.job(world.accept(World.REQUEST));
        select(job);
        world.editor().delete(World.TENANT, World.ZIGZAG);

        assertThatExceptionOfType(MissingBarsException.class)
                .isThrownBy(() -> select(job))
                .withMessage("data set 'zigzag' was deleted before the job ran: upload it and submit again");
        // The same content uploaded again is the same series.
        world.editor().put(World.TENANT, World.ZIGZAG, TestSeries.zigzag(60));
        assertThat(select(job).size()).isEqualTo(60);
    }

    @Test
    void aStoreThatIsAwayIsNoDeletion() throws MissingBarsException {
        Job job = world.job(world.accept(World.REQUEST));
        select(job);
        world.disturb(Failure.unavailable("bars.has", Moment.BEFORE));

        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> select(job));
        world.calm();
        select(job);
        assertThat(world.bars.reads()).as("it is still remembered").isEqualTo(1);
    }

    /// A job on flat bars, a second apart, all stored.
    private Job jobOn(String name, int size) {
        long[] time = new long[size];
        Arrays.setAll(time, bar -> bar);
        double[] price = new double[size];
        Arrays.fill(price, 1);
        Bars bars = Bars.of(time, price, price, price, price, price);
        Dataset dataset =
                Dataset.of(new DatasetName(name), Dataset.Source.UPLOAD, Interval.ONE_DAY, bars, Instant.EPOCH);
        world.bars.put(World.TENANT, dataset.name(), dataset.interval(), bars);
        Job any = world.job(world.accept(World.REQUEST));
        return Job.accepted(any.ref(), any.spec(), dataset, any.submittedAt());
    }

    @Test
    void whatIsRememberedIsBoundedAndTheLongestUnusedIsForgottenFirst() throws MissingBarsException {
        // Two million bars are remembered: two of these fit, three do not.
        Job a = jobOn("a", 900_000);
        Job b = jobOn("b", 900_000);
        Job c = jobOn("c", 900_000);
        select(a);
        select(b);
        select(a);
        select(c);
        assertThat(world.bars.reads()).isEqualTo(3);

        select(a);
        select(c);
        assertThat(world.bars.reads()).as("the two used last are remembered").isEqualTo(3);
        select(b);
        assertThat(world.bars.reads()).as("the third is not").isEqualTo(4);
    }
}
