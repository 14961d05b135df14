/// What happens to a sweep, from its request to its ranking.
@NullMarked
package io.backgrid.jobs.sweep.life;

import org.jspecify.annotations.NullMarked;
