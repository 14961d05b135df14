@NullMarked
package io.backgrid.aws.dynamo;

import org.jspecify.annotations.NullMarked;
