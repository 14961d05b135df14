/// Price series: bundled samples and what tenants upload.
@NullMarked
package io.backgrid.jobs.dataset;

import org.jspecify.annotations.NullMarked;
