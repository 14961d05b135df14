@NullMarked
package io.backgrid.jobs.sweep;

import org.jspecify.annotations.NullMarked;
