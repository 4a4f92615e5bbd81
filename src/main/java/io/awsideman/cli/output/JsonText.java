package io.awsideman.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** A text that is a JSON object, such as a policy, in the shape in which people read it. */
final class JsonText {
    private JsonText() {}

    /** The lines of the object, indented; the text as one line if it is no object. */
    static List<String> lines(String text) {
        if (!text.startsWith("{")) {
            return List.of(text);
        }
        StringWriter indented = new StringWriter();
        JsonFactory factory = new JsonFactory();
        try (JsonParser parser = factory.createParser(text);
                JsonGenerator generator = factory.createGenerator(indented)) {
            generator.setPrettyPrinter(JsonFormat.indented());
            while (parser.nextToken() != null) {
                generator.copyCurrentEventExact(parser);
            }
        } catch (JsonProcessingException e) {
            return List.of(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return indented.toString().lines().toList();
    }
}
