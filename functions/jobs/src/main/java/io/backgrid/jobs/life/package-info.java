/// The use cases: submit, run, send again, give up, remove, and the data sets they run on.
@NullMarked
package io.backgrid.jobs.life;

import org.jspecify.annotations.NullMarked;
