package io.backgrid.jobs.fakes;

import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.port.JobQueue;
import io.backgrid.jobs.sweep.SweepRef;
import java.util.ArrayList;
import java.util.List;

/// Messages in memory, until somebody takes them.
public final class FakeJobQueue implements JobQueue {
    private final Steps steps;
    private final List<JobRef> messages = new ArrayList<>();
    private final List<SweepRef> sweeps = new ArrayList<>();

    public FakeJobQueue(Steps steps) {
        this.steps = steps;
    }

    @Override
    public void send(JobRef job) {
        steps.act("queue.send", () -> add(job));
    }

    @Override
    public void send(SweepRef sweep) {
        steps.act("queue.send", () -> add(sweep));
    }

    private synchronized void add(SweepRef sweep) {
        sweeps.add(sweep);
    }

    /// The small sweeps on the queue, oldest first.
    public synchronized List<SweepRef> waitingSweeps() {
        return List.copyOf(sweeps);
    }

    private synchronized void add(JobRef job) {
        messages.add(job);
    }

    /// The messages on the queue, oldest first.
    public synchronized List<JobRef> waiting() {
        return List.copyOf(messages);
    }

    /// Takes all messages off the queue, oldest first.
    public synchronized List<JobRef> takeAll() {
        List<JobRef> taken = List.copyOf(messages);
        messages.clear();
        return taken;
    }
}
