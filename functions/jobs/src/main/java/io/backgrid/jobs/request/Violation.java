package io.backgrid.jobs.request;

/// One thing to change in a request.
///
/// @param path    where it stands, such as `fees.rate`
/// @param message a sentence without its subject, such as `must be in [0, 1) but was 1.5`
public record Violation(String path, String message) {}
