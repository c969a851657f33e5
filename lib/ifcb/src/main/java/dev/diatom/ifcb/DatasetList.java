package dev.diatom.ifcb;

import dev.diatom.ifcb.http.Answer;
import dev.diatom.ifcb.http.CsvRows;
import dev.diatom.ifcb.http.Http;
import dev.diatom.image.Cancellation;
import dev.diatom.image.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of a dataset that a Dashboard makes, with a row for each bin. It comes in the order of names, so that the newest
 * bin may be its last row; only the names are kept.
 */
final class DatasetList {
    /** A list of all bins of some years takes the server so long to make. */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(10);

    /** Days that the server understands. */
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private final URI uri;
    private final Search search;
    private final PackedIds ids = new PackedIds();
    private int pid = -1;
    private int skip = -1;
    private long line;
    private int columns;
    private int lastFields;

    private DatasetList(URI uri, Search search) {
        this.uri = uri;
        this.search = search;
    }

    /** The names that are searched for, sorted. */
    static PackedIds of(BinUrl.Dataset dataset, Search search, Http http) {
        var uri = uri(dataset, search);
        var patient = new Http(http.patience().withAnswer(LONGEST_ANSWER));
        try {
            return patient.get(uri, answer -> new DatasetList(uri, search).read(answer));
        } catch (UncheckedIOException e) {
            // The server says of an empty list that it is not there.
            if (e.getCause() instanceof NoSuchFileException && hasBins(dataset, http)) {
                return new PackedIds();
            }
            throw e;
        }
    }

    private static URI uri(BinUrl.Dataset dataset, Search search) {
        var query = new StringBuilder("include_skip=false");
        if (search.instrument() != null) {
            query.append("&instrument=").append(search.instrument());
        }
        if (search.from().isAfter(FIRST) && search.from().isBefore(LAST)) {
            query.append("&start_date=").append(day(search.from()));
        }
        if (search.to().isAfter(FIRST) && search.to().isBefore(LAST)) {
            query.append("&end_date=").append(day(search.to()));
        }
        return URI.create(dataset.root() + "api/export_metadata/" + dataset.name() + "?" + query);
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static boolean hasBins(BinUrl.Dataset dataset, Http http) {
        var uri = URI.create(
                dataset.root() + "api/bin_exists" + (dataset.name().isEmpty() ? "" : "?dataset=" + dataset.name()));
        return http.get(uri, answer -> {
            if (answer.status() != 200) {
                return false;
            }
            var text = new String(Download.bytes(answer, 1000).toArray(), StandardCharsets.UTF_8);
            return text.replaceAll("\\s", "").contains("\"exists\":true");
        });
    }

    private PackedIds read(Answer answer) throws IOException {
        answer.requireFile();
        var rows = new CsvRows(this::row);
        for (var pieces = answer.next(); pieces != null; pieces = answer.next()) {
            Cancellation.check();
            pieces.forEach(rows::add);
        }
        if (rows.isWithinQuotes()) {
            throw cut("an end of the quotes in the last row", "none");
        }
        rows.end();
        if (pid < 0) {
            throw noList("nothing");
        }
        if (lastFields < columns) {
            throw cut(columns + " fields in the last row", lastFields);
        }
        ids.sort();
        return ids;
    }

    private void row(List<String> fields) {
        line++;
        lastFields = fields.size();
        if (pid < 0) {
            pid = fields.indexOf("pid");
            skip = fields.indexOf("skip");
            columns = fields.size();
            if (pid < 0) {
                throw noList(Fault.quote(String.join(",", fields)));
            }
            return;
        }
        if (skip >= 0 && skip < fields.size() && isTrue(fields.get(skip))) {
            return;
        }
        var name = pid < fields.size() ? fields.get(pid) : "";
        var id = id(name);
        if (id == null || (search.wants(id) && !ids.add(id))) {
            var listener = search.unreadable();
            if (listener == null) {
                throw new UncheckedIOException(
                        Fault.in(uri.toString(), "a row of the list is not that of a bin")
                                .atLine(line, "pid")
                                .expected("the name of a bin", Fault.quote(name))
                                .advice("onUnreadable hears of such rows and goes on")
                                .toString(),
                        new ProtocolException("no bin"));
            }
            listener.accept(Finding.ofLine(
                    Severity.ERROR, uri.toString(), line, "the row is not that of a bin: " + Fault.quote(name)));
        }
    }

    private static boolean isTrue(String text) {
        return text.equals("1") || text.equalsIgnoreCase("true");
    }

    private UncheckedIOException cut(String expected, Object found) {
        return new UncheckedIOException(
                Fault.in(uri.toString(), "the list of the dataset is cut short")
                        .expected(expected, found)
                        .advice("Try again; if it stays so, tell those who run the server")
                        .toString(),
                new ProtocolException("cut short"));
    }

    private static @Nullable BinId id(String name) {
        try {
            return BinId.parse(name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private UncheckedIOException noList(String found) {
        return new UncheckedIOException(
                Fault.in(uri.toString(), "this is not the list of a dataset")
                        .expected("a column named pid", found)
                        .advice("Check the address; only an IFCB Dashboard has such lists")
                        .toString(),
                new ProtocolException("no list"));
    }
}
