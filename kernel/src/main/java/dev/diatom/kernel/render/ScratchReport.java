package dev.diatom.kernel.render;

import dev.diatom.image.Scratch.ScratchFile;
import java.nio.file.Path;
import java.util.List;

/**
 * What lives in the scratch space at one moment.
 *
 * @param directory where new files are made
 * @param reason why there
 * @param files the live files, oldest first
 */
public record ScratchReport(Path directory, String reason, List<ScratchFile> files) {
    public ScratchReport {
        files = List.copyOf(files);
    }

    /** The bytes of all files. */
    public long bytes() {
        return files.stream().mapToLong(ScratchFile::bytes).sum();
    }
}
