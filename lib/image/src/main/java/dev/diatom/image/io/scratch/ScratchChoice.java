package dev.diatom.image.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Where the scratch space is when nobody has said where. */
final class ScratchChoice {
    /** Kept by the system over restarts, open to everybody. */
    static final Path SHARED = Path.of("/var/tmp");

    /** File systems in memory or on a network: full too soon, or too slow, for scratch files. */
    private static final Set<String> UNFIT = Set.of(
            "tmpfs",
            "ramfs",
            "nfs",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "afs",
            "9p",
            "fuse.sshfs",
            "fuse.s3fs",
            "fuse.gcsfuse");

    private ScratchChoice() {}

    /** What {@code DIATOM_SCRATCH} says; else the user's cache folder, or a folder of ours in a shared one where that is unfit. */
    static ScratchFolder make() {
        String setting = System.getenv("DIATOM_SCRATCH");
        if (setting != null && !setting.isBlank()) {
            return new ScratchFolder(Path.of(setting).toAbsolutePath().normalize(), "set by DIATOM_SCRATCH");
        }
        var cache = cacheFolder().resolve("diatom").resolve("scratch");
        String type = storeType(cache);
        if ((UNFIT.contains(type) || !Files.isWritable(ScratchFolder.existing(cache))) && Files.isWritable(SHARED)) {
            return new ScratchFolder(
                    SHARED.resolve("diatom-" + userId()),
                    UNFIT.contains(type)
                            ? "the user's cache folder is on a " + type + " file system"
                            : "the user's cache folder cannot be written to");
        }
        return new ScratchFolder(cache, "the user's cache folder");
    }

    private static Path cacheFolder() {
        var home = home();
        String xdg = System.getenv("XDG_CACHE_HOME");
        if (xdg != null && !xdg.isBlank()) {
            return Path.of(xdg);
        }
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String local = System.getenv("LOCALAPPDATA");
        if (system.startsWith("windows") && local != null) {
            return Path.of(local);
        }
        return system.startsWith("mac") ? home.resolve("Library/Caches") : home.resolve(".cache");
    }

    /** Where a container gives a user no name, Java knows no home, but the environment may. */
    private static Path home() {
        String java = System.getProperty("user.home");
        String known = Path.of(java).isAbsolute() ? java : System.getenv().getOrDefault("HOME", "/");
        return Path.of(known);
    }

    private static Object userId() {
        try {
            return Files.getAttribute(home(), "unix:uid");
        } catch (IOException | UnsupportedOperationException e) {
            return System.getProperty("user.name");
        }
    }

    private static String storeType(Path folder) {
        try {
            return Files.getFileStore(ScratchFolder.existing(folder)).type().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            return "";
        }
    }
}
