/// A sweep: what is known of it, how it is divided into shards, and what these leave behind.
@NullMarked
package io.backgrid.jobs.sweep;

import org.jspecify.annotations.NullMarked;
