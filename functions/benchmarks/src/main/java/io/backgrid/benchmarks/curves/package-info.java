/// Stored curves at scale, beside PostgreSQL: how long it takes to read the points of one job after a time.
@NullMarked
package io.backgrid.benchmarks.curves;

import org.jspecify.annotations.NullMarked;
