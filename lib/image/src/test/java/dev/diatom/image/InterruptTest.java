package dev.diatom.image;

import static dev.diatom.image.op.Thresholds.above;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterruptTest {
    @Test
    void anInterruptedReaderHarmsNoImage() {
        try (var image = DiskImage.create(PixelType.UINT16, 700, 500, 3)) {
            image.set(6, 4, 2, 0, 0, 77);
            Thread.currentThread().interrupt();
            assertThat(image.get(6, 4, 2)).isEqualTo(77);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(image.get(6, 4, 2)).isEqualTo(77);
            assertThat(image.slice(2).read().get(6, 4)).isEqualTo(77);
        }
    }

    @Test
    void anInterruptInTheMiddleOfAnOperatorStopsItAndLeavesNothing() throws Exception {
        try (var image = DiskImage.create(PixelType.UINT16, 1024, 1024, 200)) {
            image.set(6, 4, 199, 0, 0, 77);
            long before = Scratch.bytesUsed();
            var failure = new AtomicReference<@Nullable Throwable>();
            var stillInterrupted = new AtomicReference<>(false);
            var caller = new Thread(() -> {
                try {
                    image.apply(above(5)).close();
                } catch (Throwable e) {
                    failure.set(e);
                }
                stillInterrupted.set(Thread.currentThread().isInterrupted());
            });
            caller.start();
            while (Scratch.bytesUsed() == before) {
                Thread.onSpinWait();
            }
            caller.interrupt();
            caller.join();
            assertThat(failure.get()).isInstanceOf(CancellationException.class);
            assertThat(stillInterrupted.get()).isTrue();
            assertThat(Scratch.bytesUsed()).isEqualTo(before);
            assertThat(image.get(6, 4, 199)).isEqualTo(77);
            assertThat(image.slice(199).read().get(6, 4)).isEqualTo(77);
        }
    }

    @Test
    void aCancelledTokenStopsAnOperatorAndLeavesNothing() {
        try (var image = DiskImage.create(PixelType.UINT16, 1024, 1024, 50)) {
            long before = Scratch.bytesUsed();
            var token = new Cancellation();
            Progress cancelHalfWay = (task, done, total) -> {
                if (done > total / 2) {
                    token.cancel();
                }
            };
            assertThatThrownBy(() -> cancelHalfWay.call(() -> token.call(() -> image.apply(above(5)))))
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("stopped before it was finished");
            assertThat(Scratch.bytesUsed()).isEqualTo(before);
        }
    }

    @Test
    void aTokenObeysTheOneAroundIt() {
        var inner = new Cancellation();
        var outer = new Cancellation();
        outer.cancel();
        assertThatThrownBy(() -> outer.call(() -> inner.call(() -> {
                    Cancellation.check();
                    return "went on";
                })))
                .isInstanceOf(CancellationException.class);
    }
}
