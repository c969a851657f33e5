package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class RoiFileTest {
    @TempDir
    Path folder;

    @Test
    void twoThreadsReadAtTheSameTime() throws Exception {
        var file = new RoiFile(Files.write(folder.resolve("a.roi"), new byte[] {7}));
        // Each waits within its read until the other is there too.
        assertThat(readByTwo(file, new CyclicBarrier(2))).containsExactly(7, 7);
        file.close();
        Long afterwards = file.read((open, length) -> length);
        assertThat(afterwards).isNull();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aFileThatHasTakenThePlaceOfTheOpenOneIsNotRead() throws Exception {
        var path = Files.write(folder.resolve("a.roi"), new byte[] {7});
        var file = new RoiFile(path);
        Files.move(Files.write(folder.resolve("b.roi"), new byte[] {9}), path, StandardCopyOption.REPLACE_EXISTING);
        assertThat(readByTwo(file, null)).containsExactly(7, 7);
        file.close();
    }

    private static List<Integer> readByTwo(RoiFile file, @Nullable CyclicBarrier meeting) throws Exception {
        var pool = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> reader = () -> {
                var read = file.read((open, length) -> {
                    if (meeting == null) {
                        pause();
                    } else {
                        meet(meeting);
                    }
                    open.seek(0);
                    return open.read();
                });
                return read == null ? -1 : read;
            };
            var both = new ArrayList<Integer>();
            for (var done : pool.invokeAll(List.of(reader, reader))) {
                both.add(done.get());
            }
            return both;
        } finally {
            pool.shutdownNow();
        }
    }

    private static void meet(CyclicBarrier meeting) {
        try {
            meeting.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
