package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.samples.SampleData;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoiImageTest {
    @Test
    void pixelsThatAreTooManyOrTooFewMakeNoImage(@TempDir Path folder) {
        try (var bin = Bin.open(SampleData.in(folder).bin())) {
            var target = bin.target(bin.images().firstKey());
            int right = Math.toIntExact(target.bytes());
            for (int wrong : new int[] {2 * right, right - 1}) {
                assertThatThrownBy(() -> RoiImage.of(bin.id(), target, new byte[wrong]))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageEndingWith(" has " + right + " pixels, the array has " + wrong);
            }
        }
    }
}
