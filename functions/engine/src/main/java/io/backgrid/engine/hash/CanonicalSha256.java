package io.backgrid.engine.hash;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 over values in one byte layout that any language can write: big-endian, nothing between the values.
///
/// - a whole number is 8 bytes, two's complement
/// - a number is the 8 bytes of its IEEE 754 double; `-0.0` is written as `0.0`
/// - a text is its length in bytes as a whole number, then its UTF-8 bytes
///
/// An instance hashes one thing and is used by one thread.
public final class CanonicalSha256 {
    private static final int BUFFER_BYTES = 8192;

    private final MessageDigest digest;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    /// Starts with nothing appended.
    public CanonicalSha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    /// Appends a whole number.
    public CanonicalSha256 whole(long value) {
        makeRoom();
        buffer.putLong(value);
        return this;
    }

    /// Appends a number.
    public CanonicalSha256 number(double value) {
        makeRoom();
        // Adding 0.0 turns -0.0 into 0.0 and changes nothing else.
        buffer.putDouble(value + 0.0);
        return this;
    }

    /// Appends a text.
    public CanonicalSha256 text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        whole(bytes.length);
        flush();
        digest.update(bytes);
        return this;
    }

    /// The hash of all that was appended, 64 lower-case hexadecimal digits. Ends the use of this instance.
    public String hex() {
        flush();
        return HexFormat.of().formatHex(digest.digest());
    }

    private void makeRoom() {
        if (buffer.remaining() < Long.BYTES) {
            flush();
        }
    }

    private void flush() {
        digest.update(buffer.flip());
        buffer.clear();
    }
}
