@NullMarked
package io.backgrid.jobs.cost;

import org.jspecify.annotations.NullMarked;
