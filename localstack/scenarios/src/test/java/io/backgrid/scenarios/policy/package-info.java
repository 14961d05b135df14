/// What the functions may do on AWS by the template, held against what they do in the scenarios.
@NullMarked
package io.backgrid.scenarios.policy;

import org.jspecify.annotations.NullMarked;
