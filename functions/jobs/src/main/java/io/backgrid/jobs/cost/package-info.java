/// What a sweep costs at list prices, before and after.
@NullMarked
package io.backgrid.jobs.cost;

import org.jspecify.annotations.NullMarked;
