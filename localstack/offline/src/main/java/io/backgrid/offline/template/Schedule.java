package io.backgrid.offline.template;

import java.time.Duration;

/// A function that is called at a fixed rate.
public record Schedule(FunctionSettings function, Duration rate) {}
