/// What the life of a job needs from outside; only adapters implement these.
@NullMarked
package io.backgrid.jobs.port;

import org.jspecify.annotations.NullMarked;
