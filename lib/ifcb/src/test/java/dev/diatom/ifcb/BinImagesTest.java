package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Spliterator;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinImagesTest {
    @TempDir
    Path folder;

    @Test
    void parallelStreamsDivideTheNumbersAndReadEachImageWhenItIsItsTurn() throws IOException {
        try (var bin = Bin.open(TestBins.newStyle(folder))) {
            var read = new ArrayList<Integer>();
            var numbers = Collections.unmodifiableNavigableSet(
                    new TreeSet<>(bin.images().keySet()));
            var images = new BinImages(numbers, BinState.find(bin.paths().adc()), number -> {
                read.add(number);
                return bin.image(number);
            });
            for (var each : List.<Spliterator<?>>of(
                    images.values().spliterator(),
                    images.entrySet().spliterator(),
                    images.tailMap(3).values().spliterator())) {
                read.clear();
                assertThat(each.trySplit()).isNotNull();
                assertThat(read).isEmpty();
                each.tryAdvance(image -> {});
                assertThat(read).hasSize(1);
            }
            assertThat(images.values().parallelStream()
                            .map(image -> image.metadata().name()))
                    .containsExactly(
                            TestBins.NEW_LID + "_00002", TestBins.NEW_LID + "_00003", TestBins.NEW_LID + "_00005");
        }
    }
}
