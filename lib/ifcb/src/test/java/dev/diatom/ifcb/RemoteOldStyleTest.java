package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old-style bins, of which a Dashboard gives joined pictures. */
class RemoteOldStyleTest {
    @TempDir
    Path folder;

    @Test
    void thePiecesOfAPairComeFromTheFileAndOtherImagesAsPictures() throws IOException {
        var base = TestBins.oldStyle(folder);
        var local = Bin.open(base);
        var pair = local.stitched().pairs().get(0);
        try (var server = new BinServer(Objects.requireNonNull(base.getParent()));
                var bin = server.open(local.id().lid())) {
            for (int number : local.images().keySet()) {
                assertThat((byte[]) bin.image(number).pixels())
                        .isEqualTo((byte[]) local.image(number).pixels());
            }
            assertThat(server.count(".roi")).isEqualTo(1);
            // Those before the pair; then the file is there.
            assertThat(server.count(".png"))
                    .isEqualTo(local.images().headMap(pair.first().number()).size());
            RemoteBins.assertSame(bin, local);
        }
    }
}
