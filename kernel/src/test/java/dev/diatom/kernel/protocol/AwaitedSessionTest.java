package dev.diatom.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.kernel.NotebookCells;
import dev.diatom.kernel.session.Session;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AwaitedSessionTest {
    @Test
    void anInterruptWhileTheFirstCellWaitsForTheSessionEndsThatCellAndNoOther() throws Exception {
        try (var cells = new NotebookCells()) {
            var future = new CompletableFuture<Session>();
            var awaited = new AwaitedSession(future);
            var waiting = CompletableFuture.supplyAsync(awaited::awaitForCell);
            TimeUnit.MILLISECONDS.sleep(100); // until it waits
            awaited.interrupt();
            future.complete(cells.session());
            waiting.get();
            assertThat(cells.run("int reached = 1; Thread.sleep(60_000);"))
                    .containsExactly("Interrupted: cell 1 was interrupted.");
            assertThat(cells.run("3 + 4")).containsExactly("7");
        }
    }

    @Test
    void anInterruptWithoutACellIsForgotten() {
        try (var cells = new NotebookCells()) {
            var awaited = new AwaitedSession(CompletableFuture.completedFuture(cells.session()));
            awaited.interrupt();
            awaited.awaitForCell();
            assertThat(cells.run("3 + 4")).containsExactly("7");
        }
    }
}
