package dev.diatom.image.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class BlockCacheTest {
    private static final Object OWNER = new Object();
    private static final long MOST = 1000;

    private final BlockCache cache = new BlockCache(MOST);

    private boolean passesOn(long block) {
        return cache.passesOn(OWNER, 0, block, 100);
    }

    @Test
    void handsOnABlockOnceAndKeepsItWhenItIsWantedAgain() throws IOException {
        assertThat(passesOn(7)).isTrue();
        assertThat(passesOn(7)).isFalse();

        var samples = cache.get(OWNER, 0, 7, 100, () -> new byte[100]);

        assertThat(passesOn(7)).isFalse();
        assertThat(cache.find(OWNER, 0, 7)).isSameAs(samples);
    }

    @Test
    void handsOnAgainWhatWouldNotHaveBeenKeptSoLong() {
        for (int block = 0; block < 11; block++) {
            assertThat(passesOn(block)).isTrue();
        }

        assertThat(passesOn(0)).isTrue();
        assertThat(passesOn(2)).isFalse();
        assertThat(cache.bytes()).isZero();
    }

    @Test
    void forgetsWhatWasHandedOnOfAnOwnerThatIsDropped() {
        passesOn(7);
        cache.drop(OWNER);

        assertThat(passesOn(7)).isTrue();
    }
}
