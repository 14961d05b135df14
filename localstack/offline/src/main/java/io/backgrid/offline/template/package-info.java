@NullMarked
package io.backgrid.offline.template;

import org.jspecify.annotations.NullMarked;
