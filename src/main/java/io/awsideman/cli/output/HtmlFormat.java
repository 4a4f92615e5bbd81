package io.awsideman.cli.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * One self-contained HTML document with a table, written row by row. Nothing in it is fetched, and its content security policy
 * lets run no other script and style than its own, by their digests; whatever a name has in it is text.
 */
final class HtmlFormat implements Tabular {
    private final Writer out;
    private final Heading heading;

    HtmlFormat(Writer out, Heading heading) {
        this.out = out;
        this.heading = heading;
    }

    @Override
    public void rows(List<String> headers, Iterator<? extends List<?>> rows) throws IOException {
        String style = resource("report.css");
        String script = resource("report.js");
        head(style, script);
        out.write("<main>\n<h1>" + escaped(heading.title()) + "</h1>\n");
        facts();
        out.write(
                """
                <form class="tools" role="search">
                <label for="filter">Filter rows</label>
                <input id="filter" type="search" autocomplete="off" spellcheck="false">
                <output id="count" for="filter" aria-live="polite"></output>
                </form>
                <div class="rows" role="region" aria-label="Rows" tabindex="0">
                <table id="rows">
                """);
        out.write("<caption>" + escaped(heading.title()) + "</caption>\n");
        headers(headers);
        out.write("<tbody>\n");
        while (rows.hasNext()) {
            row(rows.next());
        }
        out.write("</tbody>\n</table>\n</div>\n</main>\n<script>" + script + "</script>\n</body>\n</html>\n");
    }

    private void head(String style, String script) throws IOException {
        out.write(
                """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '%s'; script-src '%s'; \
                base-uri 'none'; form-action 'none'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="robots" content="noindex">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                """
                        .formatted(digest(style), digest(script), escaped(heading.title()), style));
    }

    private void facts() throws IOException {
        if (heading.facts().isEmpty()) {
            return;
        }
        out.write("<dl>\n");
        for (Map.Entry<String, String> fact : heading.facts().entrySet()) {
            out.write("<div><dt>" + escaped(fact.getKey()) + "</dt><dd>" + escaped(fact.getValue()) + "</dd></div>\n");
        }
        out.write("</dl>\n");
    }

    private void headers(List<String> headers) throws IOException {
        if (headers.isEmpty()) {
            return;
        }
        out.write("<thead>\n<tr>");
        for (String header : headers) {
            out.write("<th scope=\"col\"><button type=\"button\">" + escaped(header) + "</button></th>");
        }
        out.write("</tr>\n</thead>\n");
    }

    private void row(List<?> cells) throws IOException {
        out.write("<tr>");
        for (Object cell : cells) {
            out.write("<td>");
            out.write(escaped(CellText.of(cell)));
            out.write("</td>");
        }
        out.write("</tr>\n");
    }

    /** The text with its control characters and changes of direction made visible, and nothing in it that is markup. */
    private static String escaped(String text) {
        return Printable.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String digest(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = HtmlFormat.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program was built without " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
