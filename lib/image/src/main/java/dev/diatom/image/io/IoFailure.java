package dev.diatom.image.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What went wrong with a file, in words: some exceptions of the JDK have a file name for a message. */
public final class IoFailure {
    private IoFailure() {}

    /** A phrase without its full stop: {@code No space left on device}. */
    public static String meaning(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "it may not be written to";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "there is a file of this name";
        }
        if (e instanceof NoSuchFileException) {
            return "it cannot be made";
        }
        return e instanceof FileSystemException f && f.getReason() != null
                ? f.getReason()
                : String.valueOf(e.getMessage());
    }
}
