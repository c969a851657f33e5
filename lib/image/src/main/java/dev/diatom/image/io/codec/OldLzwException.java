package dev.diatom.image.io.codec;

import java.io.IOException;

/** The bytes are LZW as programs wrote it before TIFF 6.0, with the lowest bit first. */
public final class OldLzwException extends IOException {
    OldLzwException() {
        super("LZW with the lowest bit first");
    }
}
