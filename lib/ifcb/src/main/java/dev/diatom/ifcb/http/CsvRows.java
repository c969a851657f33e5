package dev.diatom.ifcb.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Divides comma-separated text into rows as it comes. Fields that begin with a quote may hold commas, quotes and ends of
 * lines; a quote in another field is a letter like any other.
 */
public final class CsvRows {
    /** Of longer fields, which are comments, the rest is dropped. */
    private static final int LONGEST_FIELD = 1 << 10;

    /** More fields than a list of bins has tags. */
    private static final int MOST_FIELDS = 1 << 10;

    /** What some programs put before a text in UTF-8. */
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Consumer<List<String>> rows;
    private final ByteArrayOutputStream field = new ByteArrayOutputStream();
    private List<String> fields = new ArrayList<>();
    private boolean isAtStart = true;
    private boolean isQuoted;
    private boolean hasLeftQuotes;
    private int marks;
    private boolean isBlank = true;

    public CsvRows(Consumer<List<String>> rows) {
        this.rows = rows;
    }

    public void add(ByteBuffer text) {
        while (text.hasRemaining()) {
            byte each = text.get();
            if (marks < MARK.length && each == MARK[marks]) {
                marks++;
            } else {
                marks = MARK.length;
                add(each);
            }
        }
    }

    /** A row that has no end is one too. */
    public void end() {
        if (!isBlank) {
            endRow();
        }
    }

    /** Whether quotes were opened and not closed so far, so that a text that ends here was cut. */
    public boolean isWithinQuotes() {
        return isQuoted;
    }

    private void add(byte each) {
        if (isQuoted) {
            hasLeftQuotes = each == '"';
            isQuoted = !hasLeftQuotes;
            if (isQuoted) {
                keep(each);
            }
        } else if (each == '"' && (isAtStart || hasLeftQuotes)) {
            // A quote within quotes is written twice, which leaves and enters them again.
            if (hasLeftQuotes) {
                keep(each);
            }
            isQuoted = true;
            hasLeftQuotes = false;
            isAtStart = false;
            isBlank = false;
        } else if (each == ',') {
            endField();
            isBlank = false;
        } else if (each == '\n') {
            end();
        } else if (each != '\r') {
            keep(each);
            isBlank = false;
            isAtStart = false;
            hasLeftQuotes = false;
        }
    }

    private void keep(byte each) {
        if (field.size() < LONGEST_FIELD) {
            field.write(each);
        }
    }

    private void endField() {
        if (fields.size() < MOST_FIELDS) {
            fields.add(field.toString(StandardCharsets.UTF_8));
        }
        field.reset();
        isAtStart = true;
        hasLeftQuotes = false;
    }

    private void endRow() {
        endField();
        rows.accept(fields);
        fields = new ArrayList<>();
        isBlank = true;
    }
}
