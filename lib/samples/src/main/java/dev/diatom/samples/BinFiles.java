package dev.diatom.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The three files of a bin, ready to be written. */
record BinFiles(String lid, String header, String adc, ByteArrayOutputStream roi) {
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(lid + ".hdr"), header, StandardCharsets.US_ASCII);
        Files.writeString(folder.resolve(lid + ".adc"), adc, StandardCharsets.US_ASCII);
        Files.write(folder.resolve(lid + ".roi"), roi.toByteArray());
    }
}
