package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackingTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyBoxIsOnceOnAPageAndOverlapsNoOther(long seed) {
        var dice = new Random(seed);
        int width = 200 + dice.nextInt(200);
        int height = 100 + dice.nextInt(200);
        var boxes = new ArrayList<Packing.Box>();
        for (int i = 1; i <= 600; i++) {
            boxes.add(new Packing.Box(i, 1 + dice.nextInt(seed % 2 == 0 ? 40 : 120), 1 + dice.nextInt(60)));
        }
        var placements = Packing.of(boxes, width, height);
        assertThat(placements)
                .extracting(Placement::target)
                .doesNotHaveDuplicates()
                .hasSize(600);
        var owners = new int[placements.get(placements.size() - 1).page() + 1][width * height];
        int shared = 0;
        for (var placement : placements) {
            var box = boxes.get(placement.target() - 1);
            assertThat(placement.width()).isEqualTo(box.width());
            assertThat(placement.height()).isEqualTo(box.height());
            // The last column and the last row stay free.
            assertThat(placement.x() + placement.width()).isLessThan(width);
            assertThat(placement.y() + placement.height()).isLessThan(height);
            for (int y = placement.y(); y < placement.y() + placement.height(); y++) {
                for (int x = placement.x(); x < placement.x() + placement.width(); x++) {
                    shared += owners[placement.page()][y * width + x] == 0 ? 0 : 1;
                    owners[placement.page()][y * width + x] = placement.target();
                }
            }
        }
        assertThat(shared).isZero();
        assertThat(placements).extracting(Placement::page).isSorted();
        assertThat(placements.stream().mapToInt(Placement::page).distinct().count())
                .isEqualTo(owners.length);
    }

    @Test
    void whatIsLargerThanAPageHasItsOwnAfterTheOthersAndIsCut() {
        var boxes = List.of(
                new Packing.Box(1, 100, 3),
                new Packing.Box(2, 5, 5),
                new Packing.Box(3, 20, 30),
                new Packing.Box(4, 19, 9));
        assertThat(Packing.of(boxes, 20, 10))
                .containsExactly(
                        new Placement(0, 0, 0, 19, 9, 4),
                        new Placement(1, 0, 0, 5, 5, 2),
                        new Placement(2, 0, 0, 20, 10, 3),
                        new Placement(3, 0, 0, 20, 3, 1));
    }

    @Test
    void boxesOfEqualAreaGoInByTheOrderGiven() {
        var boxes = List.of(new Packing.Box(1, 2, 6), new Packing.Box(2, 3, 4), new Packing.Box(3, 4, 3));
        assertThat(Packing.of(boxes, 100, 100)).extracting(Placement::target).containsExactly(1, 2, 3);
    }

    @Test
    void noBoxesTakeNoPages() {
        assertThat(Packing.of(List.of(), 20, 10)).isEmpty();
    }
}
