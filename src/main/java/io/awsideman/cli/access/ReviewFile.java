package io.awsideman.cli.access;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A file that {@code access review} has written as CSV, JSON or JSON lines, and that someone may have edited since. */
final class ReviewFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;

    ReviewFile(Path file) {
        this.file = file;
    }

    /**
     * Goes through the rows, one at a time.
     *
     * @throws AdminException NOT_FOUND if there is no such file, USAGE if it is no access review, naming the line
     */
    void forEach(Consumer<ReviewRow> rows) {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            in.mark(1);
            if (in.read() != BYTE_ORDER_MARK) {
                in.reset();
            }
            in.mark(1);
            int first = in.read();
            in.reset();
            if (first == '[' || first == '{') {
                json(in, rows);
            } else {
                csv(in, rows);
            }
        } catch (NoSuchFileException e) {
            throw new AdminException(
                    FailureKind.NOT_FOUND,
                    "there is no file " + file,
                    "write one: awsideman access review --output csv > review.csv",
                    e);
        } catch (JsonProcessingException e) {
            throw wrong("line " + e.getLocation().getLineNr() + " is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new AdminException(
                    FailureKind.USAGE, "cannot read " + file + ": " + e.getMessage(), "check the file", e);
        }
    }

    private void csv(BufferedReader in, Consumer<ReviewRow> rows) throws IOException {
        CsvReader csv = new CsvReader(in);
        List<String> header = csv.next();
        if (header == null) {
            return;
        }
        long line = 1;
        for (List<String> record = csv.next(); record != null; record = csv.next()) {
            line++;
            Map<String, String> fields = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(header.size(), record.size()); i++) {
                fields.put(header.get(i), record.get(i));
            }
            rows.accept(row(fields, "row " + line));
        }
    }

    private void json(BufferedReader in, Consumer<ReviewRow> rows) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(in)) {
            long number = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    number++;
                    rows.accept(row(object(parser), "object " + number));
                }
            }
        }
    }

    private static Map<String, String> object(JsonParser parser) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken().isScalarValue()) {
                fields.put(name, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        return fields;
    }

    private ReviewRow row(Map<String, String> fields, String place) {
        return ReviewRow.of(fields)
                .orElseThrow(() -> wrong(place + " lacks an AccountId of 12 digits, a PermissionSetArn, a"
                        + " PrincipalType or a PrincipalId"));
    }

    private AdminException wrong(String problem) {
        return new AdminException(
                FailureKind.USAGE,
                file + " is no access review: " + problem,
                "give a file from: awsideman access review --output csv; a spreadsheet must keep account ids as text");
    }
}
