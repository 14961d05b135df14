package io.backgrid.jobs.life;

import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.port.JobStore;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Changes a job that others may be changing too.
final class JobChanges {
    private final JobStore jobs;

    JobChanges(JobStore jobs) {
        this.jobs = jobs;
    }

    /// What a change met.
    sealed interface Outcome {
        /// The change is stored.
        record Changed(Job now) implements Outcome {}

        /// The job had ended before; it stays as it is.
        record AlreadyFinal(Job now) implements Outcome {}

        /// There is no such job (any more).
        record Gone() implements Outcome {}
    }

    /// Applies `change` to the job as it stands, again if somebody else was faster, unless the job has ended.
    Outcome change(JobRef ref, UnaryOperator<Job> change) {
        while (true) {
            Optional<Job> found = jobs.find(ref);
            if (found.isEmpty()) {
                return new Outcome.Gone();
            }
            if (found.get().isFinal()) {
                return new Outcome.AlreadyFinal(found.get());
            }
            Job next = change.apply(found.get());
            if (jobs.replace(next)) {
                return new Outcome.Changed(next);
            }
        }
    }
}
