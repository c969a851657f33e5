package dev.diatom.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFolderTest {
    /** When this changes on purpose, raise SampleData.VERSION with it. */
    private static final String STACK_SHA256 = "3cb48837abe4ae03970ac0898bbf171161d75e3f57f9a642be0221ac32412e53";

    private static final String BINS_SHA256 = "93e225beb3017dc2cc19ec9fef51bb3d3532eb94a49ed6e72b66eb0b7c5e7be5";

    @TempDir
    Path folder;

    @Test
    void makesTheSameStackOnEveryMachineAndJdk() throws Exception {
        assertThat(sha256(SampleData.in(folder).stack())).isEqualTo(STACK_SHA256);
    }

    @Test
    void makesTheSameBinsOnEveryMachineAndJdk() throws Exception {
        assertThat(sha256(SampleData.in(folder).dataDirectory())).isEqualTo(BINS_SHA256);
    }

    @Test
    void makesTheSameFilesTwice() throws Exception {
        var first = SampleData.in(folder.resolve("a"));
        var second = SampleData.in(folder.resolve("b"));
        assertThat(sha256(first.stack())).isEqualTo(sha256(second.stack()));
        assertThat(sha256(first.dataDirectory())).isEqualTo(sha256(second.dataDirectory()));
    }

    @Test
    void makesNothingThatIsThereAlready() throws IOException {
        var samples = SampleData.in(folder);
        var stack = samples.stack();
        Files.writeString(stack, "mine");
        assertThat(samples.stack()).isEqualTo(stack).hasContent("mine");
    }

    @Test
    void leavesNothingButTheSamplesBehind() throws IOException {
        var samples = SampleData.in(folder);
        samples.stack();
        samples.bin();
        try (var names = Files.list(folder)) {
            assertThat(names).containsExactlyInAnyOrder(folder.resolve("stack.tif"), folder.resolve("ifcb"));
        }
    }

    @Test
    void manyMayStartTogether() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        try {
            Callable<Path> make = () -> SampleData.in(folder).dataDirectory();
            for (var made : pool.invokeAll(List.of(make, make, make, make))) {
                assertThat(made.get()).isEqualTo(folder.resolve("ifcb"));
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(sha256(folder.resolve("ifcb"))).isEqualTo(BINS_SHA256);
    }

    @Test
    void namesTheFolderThatCannotBeWritten() throws IOException {
        var file = Files.createFile(folder.resolve("occupied"));
        assertThatThrownBy(() -> SampleData.in(file).stack())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file + ": cannot write the sample data here. Set DIATOM_CACHE to a folder that can be"
                        + " written, with 10 MB free.");
    }

    @Test
    void binsLieInFoldersThatTheirNamesContain() {
        var samples = SampleData.in(folder);
        var root = samples.dataDirectory();
        for (var base : List.of(samples.bin(), samples.oldBin())) {
            for (var part : root.relativize(base)) {
                assertThat(base.getFileName().toString()).contains(part.toString());
            }
            for (var extension : List.of(".adc", ".hdr", ".roi")) {
                assertThat(base.resolveSibling(base.getFileName() + extension)).isRegularFile();
            }
        }
    }

    /** Over the names and contents of a file or of all files below a folder. */
    private static String sha256(Path tree) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        try (var paths = Files.walk(tree)) {
            for (var path : paths.filter(Files::isRegularFile).sorted().toList()) {
                var name = tree.relativize(path).toString().replace('\\', '/');
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(path));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
