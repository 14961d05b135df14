/// Files in S3: results, price series and uploads.
@NullMarked
package io.backgrid.aws.s3;

import org.jspecify.annotations.NullMarked;
