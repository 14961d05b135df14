package io.backgrid.jobs.fakes;

import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.port.Journal;
import io.backgrid.jobs.sweep.SweepRef;
import java.util.ArrayList;
import java.util.List;

/// Keeps what was told.
public final class RecordingJournal implements Journal {
    private final List<Line> lines = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    private final List<SweepLine> sweepLines = new ArrayList<>();

    private record Line(JobRef job, Event event) {}

    private record SweepLine(SweepRef sweep, SweepEvent event) {}

    @Override
    public synchronized void record(SweepRef sweep, SweepEvent event) {
        sweepLines.add(new SweepLine(sweep, event));
    }

    /// The story of one sweep.
    public synchronized List<SweepEvent> of(SweepRef sweep) {
        return sweepLines.stream()
                .filter(line -> line.sweep().equals(sweep))
                .map(SweepLine::event)
                .toList();
    }

    @Override
    public synchronized void record(JobRef job, Event event) {
        lines.add(new Line(job, event));
    }

    @Override
    public synchronized void unreadable(String messageId, String why) {
        unreadable.add(messageId + ": " + why);
    }

    /// The messages that named no job, each with the reason after a colon.
    public synchronized List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    /// The story of one job.
    public synchronized List<Event> of(JobRef job) {
        return lines.stream()
                .filter(line -> line.job().equals(job))
                .map(Line::event)
                .toList();
    }
}
