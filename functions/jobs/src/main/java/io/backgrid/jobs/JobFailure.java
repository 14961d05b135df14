package io.backgrid.jobs;

/// Why a job has no result.
///
/// @param code   `snake_case` name of the kind, stable for scripts, such as `too_few_bars`
/// @param detail a sentence that says what to change
public record JobFailure(String code, String detail) {}
