package io.backgrid.api;

import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobStatus;
import java.util.Arrays;
import java.util.Optional;

/// Which part of a list a call asks for.
///
/// @param status only these, or all
/// @param limit  at most this many
/// @param after  the last id of the page before
record ListQuery(Optional<JobStatus> status, int limit, Optional<JobId> after) {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    /// @throws ProblemException 400 when the query says something else
    static ListQuery of(Call call) {
        call.allowQuery("status", "limit", "cursor");
        return new ListQuery(call.query("status").map(ListQuery::status), limit(call), after(call));
    }

    /// @throws ProblemException 400 when it is no number in the range
    static int limit(Call call) {
        return call.query("limit").map(ListQuery::limit).orElse(DEFAULT_LIMIT);
    }

    private static Optional<JobId> after(Call call) {
        return call.query("cursor")
                .map(cursor -> JobId.parse(cursor)
                        .orElseThrow(() -> new ProblemException(
                                Problem.of(400, "cursor must be the next_cursor of an earlier page"))));
    }

    private static JobStatus status(String name) {
        return Arrays.stream(JobStatus.values())
                .filter(status -> status.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(
                        400,
                        "status must be one of queued, running, completed, failed, cancelled but was '" + name + "'")));
    }

    private static int limit(String text) {
        int limit = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ProblemException(
                    Problem.of(400, "limit must be a whole number from 1 to " + MAX_LIMIT + " but was '" + text + "'"));
        }
        return limit;
    }
}
