package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("JdkObsolete") // a sorted map is what users are promised
class BinImagesTest {
    @TempDir
    Path folder;

    @Test
    void anEmptyMapSaysThatThereAreNoImages() throws IOException {
        var rows = List.of(TestBins.row(1, 0, 0, 0, 0, 0));
        try (var bin = Bin.open(TestBins.newStyle(folder, rows, 0))) {
            assertThatThrownBy(() -> bin.images().firstKey())
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage(TestBins.NEW_LID + ": the bin has no images.");
            assertThatThrownBy(() -> bin.images().lastKey())
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage(TestBins.NEW_LID + ": the bin has no images.");
        }
        try (var bin = Bin.open(TestBins.newStyle(folder))) {
            assertThatThrownBy(() -> bin.images().headMap(1).firstKey())
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage(TestBins.NEW_LID + ": no image has a number in this part of the map.");
        }
    }

    @Test
    void aChangeSaysThatTheMapIsReadOnly() throws IOException {
        try (var bin = Bin.open(TestBins.newStyle(folder))) {
            var images = bin.images();
            var image = bin.image(2);
            var message = TestBins.NEW_LID
                    + ": the map of images is read-only. new TreeMap<>(images()) is a copy of one's own.";
            assertThatThrownBy(() -> images.put(2, image))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage(message);
            assertThatThrownBy(() -> images.remove(2))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage(message);
            assertThatThrownBy(images::clear)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage(message);
        }
    }

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
