@NullMarked
package io.backgrid.aws.s3;

import org.jspecify.annotations.NullMarked;
