package dev.diatom.samples;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a user's programs keep what they can make again. */
final class CacheFolder {
    private CacheFolder() {}

    /** The cache folder of this user on this machine; not made yet. */
    static Path ofThisUser() {
        return of(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    /** {@code DIATOM_CACHE}, or else what the system's conventions say. */
    static Path of(Map<String, String> environment, String system, Path home) {
        var chosen = set(environment, "DIATOM_CACHE");
        if (chosen != null) {
            return Path.of(chosen);
        }
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return home.resolve("Library/Caches/diatom");
        }
        if (name.startsWith("windows")) {
            var local = set(environment, "LOCALAPPDATA");
            return (local == null ? home.resolve("AppData/Local") : Path.of(local)).resolve("diatom");
        }
        var xdg = set(environment, "XDG_CACHE_HOME");
        return (xdg == null ? home.resolve(".cache") : Path.of(xdg)).resolve("diatom");
    }

    private static @Nullable String set(Map<String, String> environment, String name) {
        var value = environment.get(name);
        return value == null || value.isBlank() ? null : value;
    }
}
