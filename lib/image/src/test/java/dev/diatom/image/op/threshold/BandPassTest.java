package dev.diatom.image.op.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.Extent;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.Processing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandPassTest {
    private final long budget = Processing.memoryBudget();
    private final int threads = Processing.threads();

    @AfterEach
    void settingsAsBefore() {
        Processing.setMemoryBudget(budget);
        Processing.setThreads(threads);
    }

    /** Counts pixels, and says that it takes 1 MB for that. */
    private static final class Megabyte implements BandPass.Gatherer {
        private long pixels;

        @Override
        public void add(Object values, int count) {
            pixels += count;
        }

        @Override
        public long bytes() {
            return 1 << 20;
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "4, 2", "6, 3", "64, 8"})
    void threadsShareWhatHalfOfTheMemoryDoesNotHoldForEach(int megabytes, int most) {
        Processing.setMemoryBudget((long) megabytes << 20);
        Processing.setThreads(8);
        var image = MemoryImage.create(PixelType.UINT8, Extent.of(1001, 4001, 7));
        var all = Processing.examine(image, work -> BandPass.over(work, "test", Megabyte::new));
        assertThat(all).doesNotHaveDuplicates().hasSizeBetween(1, most);
        assertThat(all.stream().mapToLong(one -> one.pixels).sum())
                .isEqualTo(image.extent().pixels());
    }
}
