@NullMarked
package io.backgrid.aws.journal;

import org.jspecify.annotations.NullMarked;
