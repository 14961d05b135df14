package io.backgrid.offline.template;

import java.time.Duration;

/// What the template says about one function.
///
/// @param logicalId its name in the template
/// @param handler the name of its handler, its environment variable `QUARKUS_LAMBDA_HANDLER`
/// @param timeout after which Lambda would end an invocation
/// @param memoryMegabytes what Lambda would give it
public record FunctionSettings(String logicalId, String handler, Duration timeout, int memoryMegabytes) {}
