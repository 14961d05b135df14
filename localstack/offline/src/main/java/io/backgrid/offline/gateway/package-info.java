@NullMarked
package io.backgrid.offline.gateway;

import org.jspecify.annotations.NullMarked;
