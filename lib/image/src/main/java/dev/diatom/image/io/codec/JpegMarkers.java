package dev.diatom.image.io.codec;

/** Markers of a JPEG (ITU-T T.81, table B.1), and those by which a decoder is told what its components mean. */
public final class JpegMarkers {
    public static final int START_OF_IMAGE = 0xd8;
    public static final int END_OF_IMAGE = 0xd9;
    public static final int START_OF_SCAN = 0xda;
    public static final int COMMENT = 0xfe;

    private JpegMarkers() {}

    /** Says that three components are YCbCr. */
    public static byte[] jfif() {
        return new byte[] {(byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0};
    }

    /** Says that components are taken as they are. */
    public static byte[] adobeAsStored() {
        return new byte[] {(byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
    }
}
