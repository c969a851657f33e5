package dev.diatom.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.kernel.render.Rendering;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpdatesTest {
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Updates updates =
            new Updates((rendering, id) -> sent.add(id + ":" + rendering.data().get(Rendering.TEXT)), timer);

    @AfterEach
    void close() {
        timer.shutdownNow();
    }

    @Test
    void fewAreSentAtOnce() {
        for (int i = 0; i < Updates.MOST_AT_ONCE; i++) {
            updates.add(Rendering.text("" + i), "a");
        }
        assertThat(sent).hasSize(Updates.MOST_AT_ONCE).last().isEqualTo("a:" + (Updates.MOST_AT_ONCE - 1));
    }

    @Test
    void ofManyTheLastOfEachDisplayIsSent() {
        sendMany();
        updates.add(Rendering.text("1"), "a");
        updates.add(Rendering.text("2"), "b");
        updates.add(Rendering.text("3"), "a");
        updates.flush();
        assertThat(sent).containsExactly("a:3", "b:2");
        updates.beginCell();
        updates.add(Rendering.text("4"), "a");
        assertThat(sent).last().isEqualTo("a:4");
    }

    @Test
    void whatWaitsIsSentByItself() throws InterruptedException {
        sendMany();
        updates.add(Rendering.text("soon"), "a");
        for (int i = 0; i < 200 && sent.isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(sent).containsExactly("a:soon");
    }

    private void sendMany() {
        for (int i = 0; i < Updates.MOST_AT_ONCE; i++) {
            updates.add(Rendering.text("" + i), "a");
        }
        sent.clear();
    }
}
