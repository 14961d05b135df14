/// From the JSON a person sends to a checked specification, with every violation reported at once.
@NullMarked
package io.backgrid.jobs.request;

import org.jspecify.annotations.NullMarked;
