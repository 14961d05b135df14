/// The life of a job: what a person may ask for, the states it goes through, and the ports to everything outside.
@NullMarked
package io.backgrid.jobs;

import org.jspecify.annotations.NullMarked;
