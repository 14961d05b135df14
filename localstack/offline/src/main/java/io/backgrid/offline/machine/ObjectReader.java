package io.backgrid.offline.machine;

import java.io.IOException;

/// Reads the object that lists the items of a map.
@FunctionalInterface
public interface ObjectReader {

    /// The bytes of one object.
    ///
    /// @throws IOException when it is missing or cannot be read; so does any unchecked exception
    byte[] read(String bucket, String key) throws IOException;
}
