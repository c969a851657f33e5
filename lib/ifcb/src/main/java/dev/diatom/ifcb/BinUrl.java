package dev.diatom.ifcb;

import dev.diatom.image.Fault;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Reads the addresses that a Dashboard has for bins and for datasets. */
final class BinUrl {
    /** The pages that tell in their query what they show, as in {@code /timeline?dataset=mvco&bin=D2013…}. */
    private static final Pattern PAGE =
            Pattern.compile("(.*?/)(?:t/[^/]+/)?(?:timeline|bin|image|dashboard|datasets)/?");

    private static final Pattern EXPORT = Pattern.compile("(.*/)api/export_metadata/([^/]*)/?");
    private static final Pattern DATASET = Pattern.compile("(.*/)([A-Za-z0-9_-]+)/?");

    /** A Dashboard and, unless it is empty, the dataset of it. */
    record Dataset(String root, String name) {
        /** The address of a bin without extension. */
        URI bin(String lid) {
            return URI.create(root + "data/" + lid);
        }

        @Override
        public String toString() {
            return root + name;
        }
    }

    private BinUrl() {}

    /** Whether a text is an address of a server and no path. */
    static boolean isAddress(String text) {
        return text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8);
    }

    /** The address that a text is. */
    static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "this is not an address of bins: expected letters, digits and signs that an address may have, found "
                            + Fault.quote(text) + ".",
                    e);
        }
    }

    /** Whether an address is one of a server; refused if it is neither that nor one of a file. */
    static boolean isRemote(URI uri) {
        var scheme = uri.getScheme();
        boolean isHttp = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        var authority = uri.getRawAuthority();
        if (isHttp && authority != null) {
            requireHost(uri, authority);
        }
        boolean isKnown = isHttp ? uri.getHost() != null : "file".equalsIgnoreCase(scheme);
        if (!isKnown) {
            throw refused(uri, "an address that begins with https://, http:// or file:");
        }
        return isHttp;
    }

    private static void requireHost(URI uri, String authority) {
        if (authority.contains("@")) {
            // The message may be read by others, and the address has a password.
            throw new IllegalArgumentException("this is not an address of bins: expected no name and password before "
                    + Fault.quote(authority.substring(authority.lastIndexOf('@') + 1))
                    + ", found some. Leave them out; a login is not supported.");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "this is not an address of bins: the name of the host is invalid: expected letters, digits, hyphens"
                            + " and dots, found " + Fault.quote(authority)
                            + ". Use another name of the server, or its number.");
        }
    }

    /** The address of a bin without extension, from that of one of its files, of an image or of a page that shows it. */
    static URI bin(URI uri) {
        var asked = query(uri, "bin");
        var page = PAGE.matcher(path(uri));
        if (!asked.isEmpty() && page.matches()) {
            return URI.create(page.group(1) + "data/" + BinId.parse(asked).lid());
        }
        var pid = Pid.parse(path(uri).replaceFirst("/+$", ""));
        return URI.create(pid.namespace() + pid.bin().lid());
    }

    /** A dataset, from the address of its page or of its list. */
    static Dataset dataset(URI uri) {
        var path = path(uri);
        var asked = query(uri, "dataset");
        var page = PAGE.matcher(path);
        if (page.matches()) {
            if (!asked.matches("[A-Za-z0-9_-]+")) {
                throw refused(uri, "the name of a dataset, as in timeline?dataset=mvco");
            }
            return new Dataset(page.group(1), asked);
        }
        var export = EXPORT.matcher(path);
        if (export.matches()) {
            return new Dataset(export.group(1), export.group(2));
        }
        if (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/")) {
            return new Dataset(path.endsWith("/") ? path : path + "/", "");
        }
        var dataset = DATASET.matcher(path);
        if (!dataset.matches()) {
            throw refused(uri, "an address that ends with the name of a dataset, as in https://server/mvco");
        }
        return new Dataset(dataset.group(1), dataset.group(2));
    }

    /** The address without query. */
    private static String path(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }

    private static String query(URI uri, String name) {
        var query = uri.getQuery();
        for (var pair : (query == null ? "" : query).split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }

    private static IllegalArgumentException refused(URI uri, String expected) {
        return new IllegalArgumentException("this is not an address of bins: expected " + expected + ", found "
                + Fault.quote(uri.toString()) + ".");
    }
}
