package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.op.Filters;
import dev.diatom.image.op.Geometry;
import dev.diatom.image.op.Labels;
import dev.diatom.image.op.Morphology;
import dev.diatom.image.op.Operator;
import dev.diatom.image.op.Projection;
import dev.diatom.image.op.StructuringElement;
import dev.diatom.image.op.ThresholdMethod;
import dev.diatom.image.op.Thresholds;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chains of operators of all kinds: what they give, and what they keep on the way. */
class ChainTest {
    @TempDir
    Path folder;

    @BeforeEach
    void moveScratch() {
        Scratch.setDirectory(folder.resolve("scratch"));
    }

    @AfterEach
    void leaveScratch() {
        TestScratch.reset();
    }

    private static MemoryImage noise() {
        return TestImages.random(PixelType.UINT16, new Extent(67, 53, 11, 2, 3), new SplittableRandom(5));
    }

    /** The most scratch files that live at a time while the operator is applied, beside the image itself. */
    private static int mostFiles(DiskImage image, Operator operator) throws Exception {
        int before = Scratch.files().size();
        var most = new AtomicInteger();
        Progress counting =
                (task, done, total) -> most.accumulateAndGet(Scratch.files().size() - before, Math::max);
        counting.call(() -> image.apply(operator)).close();
        return most.get();
    }

    @Test
    void whatIsAppliedInTurnIsTheChain() {
        var image = noise();
        Operator[] steps = {
            Filters.gaussian3d(1.5),
            Thresholds.threshold(ThresholdMethod.OTSU),
            Morphology.opening(StructuringElement.ball(1)),
            Labels.connectedComponents(26),
            Labels.keepLargerThan(3),
            Labels.labelMask(),
            Geometry.project(Axis.Z, Projection.MAX)
        };
        var chain = steps[0];
        var inTurn = image.apply(steps[0]);
        for (int i = 1; i < steps.length; i++) {
            chain = chain.then(steps[i]);
            inTurn = inTurn.apply(steps[i]);
        }
        assertThat(image.apply(chain).pixels()).isEqualTo(inTurn.pixels());
        try (var disk = DiskImage.copyOf(image);
                var result = disk.apply(chain)) {
            assertThat(result.toMemory().pixels()).isEqualTo(inTurn.pixels());
            assertThat(result.metadata().withTags(Map.of()))
                    .isEqualTo(inTurn.metadata().withTags(Map.of()));
        }
    }

    @Test
    void aChainThatStreamsMakesOneFile() throws Exception {
        try (var image = DiskImage.copyOf(noise())) {
            var chain = Filters.gaussian3d(1)
                    .then(Thresholds.above(30_000))
                    .then(Morphology.closing(StructuringElement.disk(2)))
                    .then(Filters.median2d(1));
            assertThat(mostFiles(image, chain)).isEqualTo(1);
        }
    }

    @Test
    void pointOperatorsBeforeOneThatReadsOnceMakeNoFile() throws Exception {
        try (var image = DiskImage.copyOf(noise())) {
            assertThat(mostFiles(image, Thresholds.above(30_000).then(Labels.connectedComponents(26))))
                    .isEqualTo(1);
            assertThat(mostFiles(image, Thresholds.above(30_000).then(Geometry.project(Axis.Z, Projection.MAX))))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatComesBeforeAWholeImageOperatorGoesWhenItIsDone() throws Exception {
        try (var image = DiskImage.copyOf(noise())) {
            var chain = Filters.gaussian3d(1)
                    .then(Labels.connectedComponents(26))
                    .then(Labels.labelMask())
                    .then(Filters.median2d(1));
            assertThat(mostFiles(image, chain)).isEqualTo(2);
            assertThat(Scratch.files()).hasSize(1);
        }
    }
}
