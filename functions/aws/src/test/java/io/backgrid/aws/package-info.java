@NullMarked
package io.backgrid.aws;

import org.jspecify.annotations.NullMarked;
