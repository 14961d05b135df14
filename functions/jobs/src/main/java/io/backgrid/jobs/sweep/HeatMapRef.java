package io.backgrid.jobs.sweep;

/// A heat map that is stored.
///
/// @param x      place of the axis that goes to the right
/// @param y      place of the axis that goes up; above `x`
/// @param sha256 of its file
public record HeatMapRef(int x, int y, String sha256) {}
