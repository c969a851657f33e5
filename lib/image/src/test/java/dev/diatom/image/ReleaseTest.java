package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;

class ReleaseTest {
    /** The thread that has read may still run when its caller has the result; it must have forgotten the image by then. */
    @RepeatedTest(50)
    void aSliceKeepsItsSourceAliveNotEvenForAMoment() {
        long before = Scratch.bytesUsed();
        var slice = sliceOfNewImage();
        System.gc();
        Owners.releaseUnreachable();
        assertThat(Scratch.bytesUsed()).isEqualTo(before);
        assertThat(slice.sizeX()).isEqualTo(512);
    }

    private static MemoryImage sliceOfNewImage() {
        return DiskImage.create(PixelType.UINT16, 512, 512).slice(0).read();
    }
}
