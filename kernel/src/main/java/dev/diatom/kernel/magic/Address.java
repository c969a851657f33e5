package dev.diatom.kernel.magic;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Tells addresses of servers from paths of files. */
final class Address {
    private Address() {}

    /** Whether a word of a magic line is the address of something on a server. */
    static boolean isUrl(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://");
    }

    /** The address, or what is wrong with it. */
    static URI of(Magic magic, String word) {
        try {
            return new URI(word);
        } catch (URISyntaxException e) {
            throw magic.misuse("this is no URL: " + e.getMessage());
        }
    }
}
