/// The functions behind API Gateway: they decode a call, delegate it to the use cases, and word the answer.
@NullMarked
package io.backgrid.api;

import org.jspecify.annotations.NullMarked;
