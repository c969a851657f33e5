package dev.diatom.image;

import org.jspecify.annotations.Nullable;

/**
 * What the scratch space may still grant, from the numbers of one moment.
 *
 * @param diskBytes the size of the disk; 0 where the file system does not tell, and then nothing is refused for it
 * @param freeBytes what may still be written to it
 * @param promisedBytes what live scratch files were granted on it and have not yet written
 * @param usedBytes what all live scratch files were granted
 * @param quota what they may be granted together, where somebody has set it
 */
record ScratchRoom(
        long diskBytes,
        long freeBytes,
        long promisedBytes,
        long usedBytes,
        @Nullable Long quota) {
    private static final long GIBIBYTE = 1L << 30;

    /**
     * What stays free for other programs: a twentieth of the disk, but 2 to 16 GiB of it, and at most a quarter of a small
     * one. Who sets a quota has decided otherwise, and leaves little.
     */
    long reserveBytes() {
        long usual = Math.min(16 * GIBIBYTE, Math.max(2 * GIBIBYTE, diskBytes / 20));
        return quota == null ? Math.min(usual, diskBytes / 4) : Math.min(GIBIBYTE / 4, diskBytes / 8);
    }

    /** What a new file may take. */
    long grantableBytes() {
        return Math.min(leftOfQuota(), leftOnDisk());
    }

    private long leftOfQuota() {
        return quota == null ? Long.MAX_VALUE : Math.max(0, quota - usedBytes);
    }

    private long leftOnDisk() {
        return diskBytes == 0 ? Long.MAX_VALUE : Math.max(0, freeBytes - promisedBytes - reserveBytes());
    }

    /** Why a file of so many bytes is refused, and what helps; nothing if it is granted. */
    @Nullable
    String findShortage(long bytes) {
        if (quota != null && bytes > leftOfQuota()) {
            return ByteSize.text(leftOfQuota()) + " of the quota of " + ByteSize.text(quota)
                    + " are left (Scratch.setQuota changes it)";
        }
        if (bytes <= leftOnDisk()) {
            return null;
        }
        String promised = promisedBytes == 0
                ? ""
                : ", " + ByteSize.text(promisedBytes) + " of it promised to images that are not yet written,";
        return ByteSize.text(freeBytes) + " of the disk's " + ByteSize.text(diskBytes) + " are free" + promised
                + " and "
                + ByteSize.text(reserveBytes()) + " stay free for other programs (Scratch.setQuota changes that,"
                + " Scratch.setDirectory chooses another disk)";
    }
}
