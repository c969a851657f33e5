package dev.diatom.kernel.protocol;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.KernelTimestamp;
import org.dflib.jjava.jupyter.messages.Message;

/**
 * Dates messages, to the microsecond. The dates of the base library have no seconds, and to make their format takes a
 * quarter of the time until the kernel first answers.
 */
final class Dates {
    private Dates() {}

    /** Now, as ISO 8601 has it. */
    static String now() {
        return LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS) + "Z";
    }

    /** The message with the date of now. */
    static <T> Message<T> dated(Message<T> message) {
        return new Message<>(
                message.getIdentities(),
                dated(message.getHeader()),
                message.getParentHeader(),
                message.getMetadata(),
                message.getContent(),
                message.getBlobs());
    }

    /** The header with the date of now. */
    static <T> Header<T> dated(Header<T> header) {
        return new Header<>(
                header.getId(),
                header.getUsername(),
                header.getSessionId(),
                new KernelTimestamp(now()),
                header.getType(),
                header.getVersion());
    }
}
