package dev.diatom.image.io.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the scratch space is when nobody has said where, and what is wrong with where somebody has said. */
final class ScratchChoice {
    /** Kept by the system over restarts, open to everybody. */
    private static final Path SHARED = Path.of("/var/tmp");

    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");
    private static final Set<String> ON_A_NETWORK = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "afpfs",
            "afs",
            "webdav",
            "9p",
            "fuse.sshfs",
            "fuse.s3fs",
            "fuse.gcsfuse",
            "fuse.rclone");

    private ScratchChoice() {}

    /** What {@code DIATOM_SCRATCH} says; else the user's cache folder, or a folder of ours in a shared one where that is unfit. */
    static ScratchFolder make() {
        String setting = System.getenv("DIATOM_SCRATCH");
        if (setting != null && !setting.isBlank()) {
            var folder = ScratchFolder.chosen(Path.of(setting), "set by DIATOM_SCRATCH");
            warn(folder);
            return folder;
        }
        var cache = cacheFolder().resolve("diatom").resolve("scratch");
        String type = storeType(cache);
        if (Files.isWritable(SHARED)) {
            var shared = SHARED.resolve(ownName());
            if (isUnfit(type)) {
                return ScratchFolder.chosen(shared, "the user's cache folder is on a " + type + " file system");
            }
            if (!Files.isWritable(ScratchFolder.existing(cache))) {
                return ScratchFolder.chosen(shared, "the user's cache folder cannot be written to");
            }
        }
        return ScratchFolder.chosen(cache, "the user's cache folder");
    }

    private static boolean isUnfit(String type) {
        return IN_MEMORY.contains(type) || ON_A_NETWORK.contains(type);
    }

    /** A folder that the user has chosen is used whatever it is on. */
    static void warn(ScratchFolder folder) {
        var warning = findWarning(folder.path(), storeType(folder.path()));
        if (warning != null) {
            Notices.say(warning);
        }
    }

    static @Nullable String findWarning(Path folder, String type) {
        if (IN_MEMORY.contains(type)) {
            return folder + ": the scratch space is on a " + type
                    + " file system: its images take memory, not disk. Choose a folder on a disk with"
                    + " Scratch.setDirectory or DIATOM_SCRATCH.";
        }
        return ON_A_NETWORK.contains(type)
                ? folder + ": the scratch space is on a " + type
                        + " file system: every pixel travels over the network. Choose a folder on a local disk with"
                        + " Scratch.setDirectory or DIATOM_SCRATCH."
                : null;
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

    /** The name of our folder in a folder that others use too. */
    static String ownName() {
        return "diatom-" + userId();
    }

    private static Object userId() {
        for (var ours : new Path[] {Path.of("/proc/self"), home()}) {
            try {
                return Files.getAttribute(ours, "unix:uid");
            } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
                // The next one may tell.
            }
        }
        return System.getProperty("user.name");
    }

    private static String storeType(Path folder) {
        try {
            return Files.getFileStore(ScratchFolder.existing(folder)).type().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            return "";
        }
    }
}
