/// A client of the API that holds every answer against `docs/openapi.yaml`; the scenarios of every
/// target use it too.
@NullMarked
package io.backgrid.offline.client;

import org.jspecify.annotations.NullMarked;
