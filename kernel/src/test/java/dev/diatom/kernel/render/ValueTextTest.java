package dev.diatom.kernel.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValueTextTest {
    record Sample(String name, Object counts, @Nullable Object next) {}

    record Spoken(List<Integer> counts) {
        @Override
        public String toString() {
            return counts.size() + " counts";
        }
    }

    @Test
    void arraysAreShownByTheirElementsWhereverTheyAre() {
        int[] counts = {1, 2};
        assertThat(ValueText.of(new Object[] {counts, new double[][] {{0.5}}})).isEqualTo("[[1, 2], [[0.5]]]");
        assertThat(ValueText.of(List.of(counts, List.of(counts)))).isEqualTo("[[1, 2], [[1, 2]]]");
        assertThat(ValueText.of(new ArrayDeque<>(List.of(counts)))).isEqualTo("[[1, 2]]");
        assertThat(ValueText.of(new TreeMap<>(Map.of("b", counts, "a", 'x')))).isEqualTo("{a=x, b=[1, 2]}");
        assertThat(ValueText.of(Map.of("a", counts).entrySet())).isEqualTo("[a=[1, 2]]");
        assertThat(ValueText.of(Collections.unmodifiableList(List.of(counts)))).isEqualTo("[[1, 2]]");
        assertThat(ValueText.of(new Sample("s", counts, List.of(counts))))
                .isEqualTo("Sample[name=s, counts=[1, 2], next=[[1, 2]]]");
    }

    @Test
    void whatHoldsNoArrayIsShownAsByItself() {
        for (var value : List.of(
                List.of(1, "a", Optional.of(2)),
                Map.of("a", List.of()),
                Map.entry("a", 1.5),
                new Sample("s", new int[0], null).name(),
                new Object[0].length,
                List.of(Map.of(1, new Spoken(List.of(1, 2, 3)))))) {
            assertThat(ValueText.of(value)).isEqualTo(value.toString());
        }
        assertThat(ValueText.of(Collections.singletonList(null))).isEqualTo("[null]");
    }

    @Test
    void aTextThatSomebodyWroteIsNotReplaced() {
        var named = new ArrayList<int[]>(List.of(new int[] {1})) {
            private static final long serialVersionUID = 1;

            @Override
            public String toString() {
                return "mine";
            }
        };
        assertThat(ValueText.of(named)).isEqualTo("mine");
        assertThat(ValueText.of(new Spoken(List.of(1, 2, 3)))).isEqualTo("3 counts");
    }

    @Test
    void whatContainsItselfEnds() {
        var array = new Object[1];
        array[0] = array;
        assertThat(ValueText.of(array)).isEqualTo("[[…]]");
        var list = new ArrayList<Object>();
        list.add(new Object[] {list, 1});
        assertThat(ValueText.of(list)).isEqualTo("[[[…], 1]]");
        var map = new IdentityHashMap<String, Object>();
        map.put("me", map);
        assertThat(ValueText.of(map)).isEqualTo("{me={…}}");
        var next = new Object[1];
        var record = new Sample("s", new int[0], next);
        next[0] = record;
        assertThat(ValueText.of(record)).isEqualTo("Sample[name=s, counts=[], next=[Sample[…]]]");
        var entry = new SimpleEntry<String, Object>("me", null);
        entry.setValue(entry);
        assertThat(ValueText.of(entry)).isEqualTo("me=…");
    }

    @Test
    void whatStandsTwiceIsShownTwice() {
        int[] counts = {1};
        assertThat(ValueText.of(List.of(counts, counts))).isEqualTo("[[1], [1]]");
    }

    @Test
    void ofManyElementsTheFirstAreShown() {
        assertThat(ValueText.of(new double[2000])).endsWith("0.0, … (2000 elements)]");
        assertThat(ValueText.of(Collections.nCopies(1001, 7))).endsWith("7, 7, … (1001 elements)]");
        var map = new TreeMap<Integer, Integer>();
        IntStream.range(0, 5000).forEach(i -> map.put(i, i));
        assertThat(ValueText.of(map)).endsWith("999=999, … (5000 entries)}");
    }

    @Test
    void lengthAndDepthAreBounded() {
        var wide = Collections.nCopies(1000, Collections.nCopies(1000, new double[1000]));
        assertThat(ValueText.of(wide)).hasSizeBetween(100_000, 101_000).endsWith("… (1000 elements)]");
        var texts = Collections.nCopies(10, "x".repeat(150_000));
        assertThat(ValueText.of(texts))
                .startsWith("[xxx")
                .endsWith("… (150000 characters), … (10 elements)]")
                .hasSizeLessThan(101_000);
        Object deep = "x";
        for (int i = 0; i < 100_000; i++) {
            deep = new Object[] {deep};
        }
        assertThat(ValueText.of(deep)).isEqualTo("[".repeat(101) + "…" + "]".repeat(101));
    }

    @Test
    void saysWhoseTextFails() {
        class Mute {
            @Override
            public String toString() {
                throw new IllegalStateException("no words");
            }
        }
        class Hashless {
            @Override
            public boolean equals(@Nullable Object other) {
                return this == other;
            }

            @Override
            public int hashCode() {
                throw new UnsupportedOperationException();
            }
        }
        class Endless {
            @Override
            public String toString() {
                return "more of " + this;
            }
        }
        assertThatThrownBy(() -> ValueText.of(List.of(1, new Mute())))
                .isInstanceOf(UnshowableException.class)
                .hasMessage("Mute cannot be shown: its toString() threw IllegalStateException: no words")
                .satisfies(e -> assertThat(e.getStackTrace()[0].getMethodName()).isEqualTo("toString"));
        assertThatThrownBy(() -> ValueText.of(new Hashless()))
                .hasMessage("Hashless cannot be shown: its hashCode() threw UnsupportedOperationException");
        assertThatThrownBy(() -> ValueText.of(new Endless()))
                .hasMessage("Endless cannot be shown: its toString() threw StackOverflowError");
    }

    @Test
    void whatWasCancelledIsNoFailure() {
        class Cancelled {
            @Override
            public String toString() {
                throw new CancellationException("stopped");
            }
        }
        assertThatThrownBy(() -> ValueText.of(new Cancelled())).isExactlyInstanceOf(CancellationException.class);
    }
}
