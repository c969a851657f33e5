package dev.diatom.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
    private static final Path HOME = Path.of("home");

    @Test
    void theFolderThatTheUserChoseComesFirst() {
        var environment = Map.of("DIATOM_CACHE", "chosen", "XDG_CACHE_HOME", "xdg", "LOCALAPPDATA", "local");
        assertThat(CacheFolder.of(environment, "Linux", HOME)).isEqualTo(Path.of("chosen"));
        assertThat(CacheFolder.of(environment, "Mac OS X", HOME)).isEqualTo(Path.of("chosen"));
        assertThat(CacheFolder.of(environment, "Windows 11", HOME)).isEqualTo(Path.of("chosen"));
    }

    @Test
    void eachSystemHasItsOwnPlace() {
        assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "xdg"), "Linux", HOME))
                .isEqualTo(Path.of("xdg/diatom"));
        assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", " "), "Linux", HOME))
                .isEqualTo(Path.of("home/.cache/diatom"));
        assertThat(CacheFolder.of(Map.of(), "Mac OS X", HOME)).isEqualTo(Path.of("home/Library/Caches/diatom"));
        assertThat(CacheFolder.of(Map.of("LOCALAPPDATA", "local"), "Windows 11", HOME))
                .isEqualTo(Path.of("local/diatom"));
        assertThat(CacheFolder.of(Map.of(), "Windows 11", HOME)).isEqualTo(Path.of("home/AppData/Local/diatom"));
    }
}
