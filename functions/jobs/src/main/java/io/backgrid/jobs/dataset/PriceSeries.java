package io.backgrid.jobs.dataset;

import io.backgrid.engine.bars.Bars;

/// Bars and how far they are apart.
public record PriceSeries(Bars bars, Interval interval) {}
