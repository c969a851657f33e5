package dev.diatom.kernel.protocol;

import dev.diatom.kernel.protocol.Dropped.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zeromq.ZMQ;

/**
 * The frames of one message as they were received, none of them read yet: who sent it, the delimiter, the signature, four
 * frames of JSON that it signs, and what follows.
 */
record Frames(List<byte[]> identities, String signature, List<byte[]> signed, List<byte[]> buffers) {
    static final int MOST_FRAMES = 256;
    static final long MOST_BYTES = 256L << 20;
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final int SIGNED = 4;

    byte[] header() {
        return signed.get(0);
    }

    byte[] parent() {
        return signed.get(1);
    }

    byte[] metadata() {
        return signed.get(2);
    }

    byte[] content() {
        return signed.get(3);
    }

    /**
     * Takes one whole message from a socket, to its last frame, whatever it is made of; waits for it.
     *
     * @throws Unacceptable if it is no message; the next one can be received
     */
    static Frames receive(ZMQ.Socket socket) throws Unacceptable {
        return of(receiveAll(socket, MOST_FRAMES, MOST_BYTES));
    }

    /** Takes all frames of what arrives next, and keeps no more than this of them. */
    static List<byte[]> receiveAll(ZMQ.Socket socket, int mostFrames, long mostBytes) throws Unacceptable {
        var frames = new ArrayList<byte[]>();
        int count = 0;
        long bytes = 0;
        do {
            byte[] frame = socket.recv();
            if (frame == null) {
                throw new Unacceptable(Reason.TOO_FEW_FRAMES);
            }
            count++;
            bytes += frame.length;
            if (count <= mostFrames && bytes <= mostBytes) {
                frames.add(frame);
            } else {
                frames.clear();
            }
        } while (socket.hasReceiveMore());
        if (bytes > mostBytes) {
            throw new Unacceptable(Reason.TOO_LARGE);
        }
        if (count > mostFrames) {
            throw new Unacceptable(Reason.TOO_MANY_FRAMES);
        }
        return frames;
    }

    static Frames of(List<byte[]> frames) throws Unacceptable {
        int delimiter = 0;
        while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        if (delimiter == frames.size()) {
            throw new Unacceptable(Reason.NO_DELIMITER);
        }
        int first = delimiter + 2;
        if (frames.size() < first + SIGNED) {
            throw new Unacceptable(Reason.TOO_FEW_FRAMES);
        }
        return new Frames(
                List.copyOf(frames.subList(0, delimiter)),
                new String(frames.get(delimiter + 1), StandardCharsets.ISO_8859_1),
                List.copyOf(frames.subList(first, first + SIGNED)),
                List.copyOf(frames.subList(first + SIGNED, frames.size())));
    }

    /** Sends this message. */
    void send(ZMQ.Socket socket) {
        identities.forEach(socket::sendMore);
        socket.sendMore(DELIMITER);
        socket.sendMore(signature.getBytes(StandardCharsets.ISO_8859_1));
        var rest = new ArrayList<>(signed);
        rest.addAll(buffers);
        rest.subList(0, rest.size() - 1).forEach(socket::sendMore);
        socket.send(rest.get(rest.size() - 1));
    }
}
