/// Stand-ins for everything outside: stores and queues that live in memory, keep the contracts of their ports, and can
/// be made to fail or to wait at each of their operations.
@NullMarked
package io.backgrid.jobs.fakes;

import org.jspecify.annotations.NullMarked;
