package io.backgrid.offline.template;

/// One method on one path of the API, and the function behind it.
///
/// @param method upper case, or `ANY`
/// @param pathTemplate such as `/api/v1/jobs/{job_id}`
public record Route(String method, String pathTemplate, FunctionSettings function) {}
