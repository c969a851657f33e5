package dev.diatom.kernel.maven;

import java.net.URI;
import java.nio.file.Path;

/**
 * A place where libraries are looked for.
 *
 * @param id a name, by which the user's settings know it
 * @param url its address: http, https or file
 */
public record Repository(String id, String url) {
    public Repository {
        if (!id.matches("[\\w.-]+")) {
            throw new IllegalArgumentException("expected the identifier of a repository, found \"" + id + "\"");
        }
        if (!url.matches("(https?|file)://?.+")) {
            throw new IllegalArgumentException(
                    "expected the address of a repository, such as file:///data/maven, found \"" + url + "\"");
        }
    }

    /** A repository at an address, or in a folder. */
    public static Repository of(String id, String place) {
        boolean isAddress = place.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
        URI folder = isAddress
                ? URI.create("file:///")
                : Path.of(place).toAbsolutePath().toUri();
        return new Repository(id, isAddress ? place : folder.toString());
    }

    @Override
    public String toString() {
        return id + " (" + url + ")";
    }
}
