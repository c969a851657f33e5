package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScratchRoomTest {
    private static final long GIB = 1L << 30;

    @Test
    void withoutAQuotaATwentiethOfTheDiskStaysFree() {
        var room = new ScratchRoom(200 * GIB, 80 * GIB, 0, 0, null);
        assertThat(room.reserveBytes()).isEqualTo(10 * GIB);
        assertThat(room.grantableBytes()).isEqualTo(70 * GIB);
        assertThat(room.findShortage(70 * GIB)).isNull();
        assertThat(room.findShortage(70 * GIB + 1))
                .isEqualTo("85.9 GB of the disk's 215 GB are free and 10.7 GB stay free for other programs"
                        + " (Scratch.setQuota changes that, Scratch.setDirectory chooses another disk)");
    }

    @Test
    void theReserveIsNeitherTinyNorHugeNorMostOfASmallDisk() {
        assertThat(reserve(20 * GIB)).isEqualTo(2 * GIB);
        assertThat(reserve(6 * GIB)).isEqualTo(6 * GIB / 4);
        assertThat(reserve(8 << 20)).isEqualTo(2 << 20);
        assertThat(reserve(100_000 * GIB)).isEqualTo(16 * GIB);
    }

    private static long reserve(long diskBytes) {
        return new ScratchRoom(diskBytes, diskBytes, 0, 0, null).reserveBytes();
    }

    @Test
    void whatIsPromisedIsNotGrantedAgain() {
        var room = new ScratchRoom(200 * GIB, 80 * GIB, 69 * GIB, 90 * GIB, null);
        assertThat(room.grantableBytes()).isEqualTo(GIB);
        assertThat(room.findShortage(GIB)).isNull();
        assertThat(room.findShortage(2 * GIB))
                .isEqualTo("85.9 GB of the disk's 215 GB are free, 74.1 GB of it promised to images that are not yet"
                        + " written, and 10.7 GB stay free for other programs (Scratch.setQuota changes that,"
                        + " Scratch.setDirectory chooses another disk)");
    }

    @Test
    void aDiskThatIsFullGrantsNothing() {
        assertThat(new ScratchRoom(200 * GIB, GIB, 0, 0, null).grantableBytes()).isZero();
        assertThat(new ScratchRoom(200 * GIB, 20 * GIB, 30 * GIB, 30 * GIB, null).grantableBytes())
                .isZero();
    }

    @Test
    void aQuotaReplacesTheReserveButNotTheDisk() {
        var room = new ScratchRoom(200 * GIB, 80 * GIB, 0, 10 * GIB, 60 * GIB);
        assertThat(room.grantableBytes()).isEqualTo(50 * GIB);
        assertThat(room.findShortage(50 * GIB + 1))
                .isEqualTo("53.7 GB of the quota of 64.4 GB are left (Scratch.setQuota changes it)");
        var unbounded = new ScratchRoom(200 * GIB, 80 * GIB, 0, 10 * GIB, Long.MAX_VALUE);
        assertThat(unbounded.grantableBytes()).isEqualTo(80 * GIB - (256 << 20));
        assertThat(unbounded.findShortage(80 * GIB))
                .isEqualTo("85.9 GB of the disk's 215 GB are free and 268 MB stay free for other programs"
                        + " (Scratch.setQuota changes that, Scratch.setDirectory chooses another disk)");
    }

    @Test
    void aQuotaThatWasLoweredBelowWhatIsUsedGrantsNothing() {
        var room = new ScratchRoom(200 * GIB, 80 * GIB, 0, 10 * GIB, 5 * GIB);
        assertThat(room.grantableBytes()).isZero();
        assertThat(room.findShortage(1)).startsWith("0 B of the quota of 5.4 GB are left");
        assertThat(room.findShortage(0)).isNull();
    }

    @Test
    void aFileSystemThatTellsNoSizesRefusesNothing() {
        assertThat(new ScratchRoom(0, 0, GIB, GIB, null).findShortage(GIB)).isNull();
    }
}
