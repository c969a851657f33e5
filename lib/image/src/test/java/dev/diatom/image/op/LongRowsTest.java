package dev.diatom.image.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.Processing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that do not fit the working memory are refused, by operators that need whole ones. */
class LongRowsTest {
    private final long budget = Processing.memoryBudget();
    private final int threads = Processing.threads();

    @BeforeEach
    void useLittleMemory() {
        Processing.setMemoryBudget(1 << 20);
        Processing.setThreads(2);
    }

    @AfterEach
    void restore() {
        Processing.setMemoryBudget(budget);
        Processing.setThreads(threads);
    }

    private static void refuses(Operator operator, MemoryImage image, String task, String need) {
        assertThatThrownBy(() -> image.apply(operator))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(task + " pixels needs " + need
                        + " of working memory with 2 threads, 1 MB are allowed. Processing.setMemoryBudget allows more,"
                        + " Processing.setThreads fewer threads.");
    }

    @Test
    void rowsThatDoNotFitAThreadsMemoryAreRefusedWithTheNumbers() {
        var image = MemoryImage.create(PixelType.UINT8, 200_000, 3);
        refuses(Labels.distance2d(), image, "distance2d of rows of 200000", "16 MB");
        refuses(Labels.distance3d(), image, "distance3d of rows of 200000", "16 MB");
        refuses(Labels.splitTouching(1, 8), image, "distance2d of rows of 200000", "16 MB");
        refuses(Morphology.fillHoles2d(), image, "fillHoles2d of rows of 200000", "2.4 MB");
        refuses(Morphology.hMaxima(1, 8), image, "hMaxima(1, 8) of rows of 200000", "2 MB");
        refuses(Labels.relabel(), image, "relabel() of rows of 200000", "4 MB");
    }

    @Test
    void rowsOfWhichOneFitsButNotThoseAroundItAreRefused() {
        var image = MemoryImage.create(PixelType.UINT8, 20_000, 30);
        refuses(Morphology.fillHoles2d(), image, "fillHoles2d of rows of 20000", "2.2 MB");
    }

    @Test
    void columnsThatDoNotFitAThreadsMemoryAreRefusedWithTheNumbers() {
        refuses(
                Labels.distance2d(),
                MemoryImage.create(PixelType.UINT8, 3, 200_000),
                "distance2d of columns of 200000",
                "16 MB");
        refuses(
                Labels.distance3d(),
                MemoryImage.create(PixelType.UINT8, 1, 1, 200_000),
                "distance3d of lines along Z of 200000",
                "2.4 MB");
    }

    @Test
    void rowsThatJustFitAreWorkedOn() {
        var image = MemoryImage.create(PixelType.UINT8, 4_000, 7);
        ((byte[]) image.pixels())[12_000 + 17] = 1;
        assertThat(image.apply(Labels.distance2d()).get(17, 3)).isEqualTo(1);
        assertThat(image.apply(Morphology.fillHoles2d()).get(17, 3)).isEqualTo(1);
        assertThat(image.apply(Labels.splitTouching(0.5, 8)).get(17, 3)).isEqualTo(1);
        assertThat(image.apply(Morphology.hMaxima(1, 8)).get(17, 3)).isEqualTo(255);
    }
}
