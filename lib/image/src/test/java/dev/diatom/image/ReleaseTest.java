package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

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

    @Test
    void aResourceThatCannotBeGivenBackKeepsNoOtherFromIt() {
        long before = Scratch.bytesUsed();
        int owners = Owners.count();
        registerFailures();
        forgetImages();
        assertThat(Scratch.bytesUsed()).isGreaterThan(before);
        for (int i = 0; i < 2; i++) {
            System.gc();
            Owners.releaseUnreachable();
        }
        assertThat(Scratch.bytesUsed()).isEqualTo(before);
        assertThat(Owners.count()).isEqualTo(owners);
    }

    private static void registerFailures() {
        for (int i = 0; i < 4; i++) {
            Owners.register(new Object(), () -> {
                throw new IllegalStateException("meant to fail");
            });
        }
    }

    private static void forgetImages() {
        for (int i = 0; i < 4; i++) {
            DiskImage.create(PixelType.UINT8, 700, 500).get(0, 0);
        }
    }

    /** The registry's own thread may be in the middle of it. */
    @RepeatedTest(20)
    void whatIsUnreachableHasBeenGivenBackOnReturn() {
        var given = new AtomicInteger();
        registerSlowly(given);
        System.gc();
        Owners.releaseUnreachable();
        assertThat(given).hasValue(1);
    }

    private static void registerSlowly(AtomicInteger given) {
        Owners.register(new Object(), () -> {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            given.incrementAndGet();
        });
    }
}
