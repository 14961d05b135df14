package io.backgrid.offline.template;

import java.util.Set;

/// The REST API in front of the functions.
///
/// @param stage its only stage
/// @param binaryMediaTypes bodies of these types reach a function in Base64; lower case, such as `text/csv` or
/// `image/*`
public record Api(String stage, Set<String> binaryMediaTypes) {
    public Api {
        binaryMediaTypes = Set.copyOf(binaryMediaTypes);
    }
}
