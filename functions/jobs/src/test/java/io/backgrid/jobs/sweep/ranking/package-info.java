@NullMarked
package io.backgrid.jobs.sweep.ranking;

import org.jspecify.annotations.NullMarked;
