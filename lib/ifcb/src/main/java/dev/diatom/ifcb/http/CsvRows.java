package dev.diatom.ifcb.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Divides comma-separated text into rows as it comes; quoted fields may hold commas, quotes and ends of lines. */
public final class CsvRows {
    /** Of longer fields, which are comments, the rest is dropped. */
    private static final int LONGEST_FIELD = 1 << 10;

    /** More fields than a list of bins has tags. */
    private static final int MOST_FIELDS = 1 << 10;

    private final Consumer<List<String>> rows;
    private final ByteArrayOutputStream field = new ByteArrayOutputStream();
    private List<String> fields = new ArrayList<>();
    private boolean isQuoted;
    private boolean isBlank = true;

    public CsvRows(Consumer<List<String>> rows) {
        this.rows = rows;
    }

    public void add(ByteBuffer text) {
        while (text.hasRemaining()) {
            add(text.get());
        }
    }

    /** A row that has no end is one too. */
    public void end() {
        if (!isBlank) {
            endRow();
        }
    }

    private void add(byte each) {
        if (each == '"') {
            // A quote within quotes is written twice, which leaves and enters them again.
            isQuoted = !isQuoted;
            isBlank = false;
        } else if (isQuoted) {
            keep(each);
        } else if (each == ',') {
            endField();
            isBlank = false;
        } else if (each == '\n') {
            end();
        } else if (each != '\r') {
            keep(each);
            isBlank = false;
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
    }

    private void endRow() {
        endField();
        rows.accept(fields);
        fields = new ArrayList<>();
        isBlank = true;
    }
}
