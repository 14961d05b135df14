/// The functions behind the queue: they run jobs, end those that the queue gave up, and send again what was lost.
@NullMarked
package io.backgrid.worker;

import org.jspecify.annotations.NullMarked;
