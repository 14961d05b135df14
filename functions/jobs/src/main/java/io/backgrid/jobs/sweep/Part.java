package io.backgrid.jobs.sweep;

/// What a shard left behind: the rows of its trials, and the sums of their returns in blocks of time.
///
/// @param address         by which it is found
/// @param computedFor     id of the sweep that computed it
/// @param rows            trials that are in it
/// @param gigabyteSeconds memory of the function that computed it, times the time it took
/// @param trialsBytes     length of the file of rows
/// @param trialsSha256    hash of the file of rows
/// @param blocksBytes     length of the file of sums
/// @param blocksSha256    hash of the file of sums
public record Part(
        PartAddress address,
        String computedFor,
        long rows,
        double gigabyteSeconds,
        long trialsBytes,
        String trialsSha256,
        long blocksBytes,
        String blocksSha256) {

    /// Bytes of both files.
    public long bytes() {
        return trialsBytes + blocksBytes;
    }
}
