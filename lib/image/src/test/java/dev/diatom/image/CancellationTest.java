package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CancellationTest {
    @Test
    void aTokenWithAnEndIsCancelledByTheTimeThatPasses() {
        assertThat(Cancellation.after(Duration.ofHours(1)).isCancelled()).isFalse();
        var token = Cancellation.after(Duration.ZERO);
        assertThat(token.isCancelled()).isTrue();
        assertThatThrownBy(() -> token.call(() -> {
                    Cancellation.check();
                    return "";
                }))
                .isInstanceOf(CancellationException.class)
                .hasMessage("stopped before it was finished");
    }

    @Test
    void aTokenWithAnEndIsCancelledWithTheWorkAroundIt() throws Exception {
        var outer = new Cancellation();
        var inner = outer.call(() -> Cancellation.after(Duration.ofHours(1)));
        assertThat(inner.isCancelled()).isFalse();
        outer.cancel();
        assertThat(inner.isCancelled()).isTrue();
    }

    @Test
    void aTokenWithAnEndStopsARead() {
        try (var image = DiskImage.create(PixelType.UINT16, 2048, 2048, 40)) {
            var token = Cancellation.after(Duration.ofMillis(1));
            assertThatThrownBy(() -> token.call(image::toMemory)).isInstanceOf(CancellationException.class);
        }
    }
}
