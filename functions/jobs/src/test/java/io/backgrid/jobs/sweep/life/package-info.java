@NullMarked
package io.backgrid.jobs.sweep.life;

import org.jspecify.annotations.NullMarked;
