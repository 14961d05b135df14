/// What is made of the rows of a sweep while they stream by: counts, quantiles, best trials, heat maps and a hash.
@NullMarked
package io.backgrid.jobs.sweep.ranking;

import org.jspecify.annotations.NullMarked;
