package dev.diatom.kernel.protocol;

import dev.diatom.kernel.protocol.Dropped.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs messages and holds those received against their signature: over the bytes as they came, in constant time. A
 * message that came before is refused. With an empty key, as Jupyter has it, nothing is signed and nothing refused.
 */
final class Signatures {
    /** As many as Jupyter's own client remembers. */
    static final int REMEMBERED = 65_536;

    /** The first half of a signature: enough to tell it from all others. */
    private record Seen(long high, long low) {}

    private final @Nullable Mac mac;
    private final Set<Seen> seen = new HashSet<>();
    private final Queue<Seen> oldest = new ArrayDeque<>();

    /**
     * Signatures of one connection.
     *
     * @param scheme as in Jupyter's connection file, such as {@code hmac-sha256}
     * @param key the key; empty for none
     */
    Signatures(String scheme, String key) throws GeneralSecurityException {
        if (key.isEmpty()) {
            mac = null;
            return;
        }
        var algorithm = scheme.replace("-", "").toUpperCase(Locale.ROOT);
        mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
    }

    /** The signature of four frames, as it is sent. */
    synchronized String of(List<byte[]> frames) {
        return mac == null ? "" : HexFormat.of().formatHex(digest(mac, frames));
    }

    /**
     * Accepts a message once.
     *
     * @throws Unacceptable if its signature is missing or wrong, or was seen before
     */
    synchronized void accept(Frames frames) throws Unacceptable {
        if (mac == null) {
            return;
        }
        if (frames.signature().isEmpty()) {
            throw new Unacceptable(Reason.UNSIGNED);
        }
        byte[] digest = digest(mac, frames.signed());
        byte[] expected = HexFormat.of().formatHex(digest).getBytes(StandardCharsets.ISO_8859_1);
        if (!MessageDigest.isEqual(expected, frames.signature().getBytes(StandardCharsets.ISO_8859_1))) {
            throw new Unacceptable(Reason.WRONG_SIGNATURE);
        }
        var first = ByteBuffer.wrap(digest);
        var one = new Seen(first.getLong(), first.getLong());
        if (!seen.add(one)) {
            throw new Unacceptable(Reason.REPLAYED);
        }
        oldest.add(one);
        if (oldest.size() > REMEMBERED) {
            seen.remove(oldest.remove());
        }
    }

    private static byte[] digest(Mac mac, List<byte[]> frames) {
        frames.forEach(mac::update);
        return mac.doFinal();
    }
}
