package dev.diatom.image.op.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.PixelType;
import dev.diatom.image.op.order.RowOrder;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A network of comparators is right for all values if it is right for zeros and ones (Knuth, The Art of Computer
 * Programming, 5.3.4); and columns are sorted when the last stage sees them.
 */
class MedianNetworkTest {
    private static MedianNetwork network(String name) {
        return switch (name) {
            case "3 × 3" -> MedianNetwork.SQUARE_3;
            case "5 × 5" -> MedianNetwork.SQUARE_5;
            default -> MedianNetwork.CUBE_3;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"3 × 3", "5 × 5", "3 × 3 × 3"})
    void theMajorityOfZerosAndOnesIsFoundForEveryWindow(String name) {
        var network = network(name);
        int[] columns = sortedColumns(network);
        long windows = Math.round(Math.pow(columns.length, network.size()));
        for (long window = 0; window < windows; window++) {
            int ones = 0;
            var wires = new Object[network.window().wires()];
            long left = window;
            for (int x = 0; x < network.size(); x++, left /= columns.length) {
                int column = columns[(int) (left % columns.length)];
                ones += Integer.bitCount(column);
                for (int row = 0; row < wires.length / network.size(); row++) {
                    wires[row * network.size() + x] = new int[] {column >> row & 1};
                }
            }
            network.window().run(RowOrder.of(PixelType.INT32), wires, 1);
            var median = (int[]) wires[network.window().output()];
            assertThat(median[0]).isEqualTo(2 * ones > wires.length ? 1 : 0);
        }
    }

    /** What the first stages make of all columns of zeros and ones: a bit for each row. */
    private static int[] sortedColumns(MedianNetwork network) {
        int rows = network.size() * network.planes();
        return IntStream.range(0, 1 << rows)
                .map(column -> sorted(network, column))
                .distinct()
                .toArray();
    }

    private static int sorted(MedianNetwork network, int column) {
        var order = RowOrder.of(PixelType.INT32);
        var all = new Object[network.size() * network.planes()];
        for (int plane = 0; plane < network.planes(); plane++) {
            var part = new Object[network.size()];
            for (int y = 0; y < part.length; y++) {
                part[y] = new int[] {column >> (plane * part.length + y) & 1};
            }
            network.columns().run(order, part, 1);
            System.arraycopy(part, 0, all, plane * part.length, part.length);
        }
        network.depth().run(order, all, 1);
        int sorted = 0;
        for (int row = 0; row < all.length; row++) {
            sorted |= ((int[]) all[row])[0] << row;
        }
        return sorted;
    }
}
