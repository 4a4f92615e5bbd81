package io.awsideman.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/** YAML, emitted value by value. Text that a reader of YAML 1.1 or 1.2 would take for another type is quoted. */
final class YamlFormat implements Structured {
    // The emitter would write a text with a line break as a plain scalar over several lines, where a colon at the end
    // of
    // one reads back as a key; and it takes U+0085 for a letter, where the reader takes it for a line break.
    private static final Pattern NOT_ONE_LINE = Pattern.compile("[\\x00-\\x1f\\x7f\\x85\\x{2028}\\x{2029}]");
    private static final Pattern AMBIGUOUS = Pattern.compile(
            "(?i)(|~|null|y|n|yes|no|on|off|true|false|=|<<|[-+.]?[0-9.][-+0-9a-z_.:]*|[-+]?\\.(inf|nan)"
                    + "|\\d{4}-\\d\\d?-\\d\\d?.*|---.*|\\.\\.\\..*)");

    private final Writer out;

    YamlFormat(Writer out) {
        this.out = out;
    }

    @Override
    public void list(Iterator<?> values) throws IOException {
        document(emitter -> list(emitter, values));
    }

    @Override
    public void value(@Nullable Object value) throws IOException {
        if (value instanceof Map || value instanceof List) {
            document(emitter -> emit(emitter, PlainValue.of(value)));
        } else {
            // A document of one plain scalar would be closed by a line of dots.
            new JsonFormat(out, true).value(value);
        }
    }

    private void document(Consumer<Emitter> content) throws IOException {
        DumpSettings settings = DumpSettings.builder()
                .setSplitLines(false)
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .build();
        Emitter emitter = new Emitter(settings, new Target(out));
        try {
            emitter.emit(new StreamStartEvent());
            emitter.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
            content.accept(emitter);
            emitter.emit(new DocumentEndEvent(false));
            emitter.emit(new StreamEndEvent());
        } catch (TargetFailure e) {
            throw e.getCause();
        }
    }

    private static void list(Emitter emitter, Iterator<?> values) {
        FlowStyle style = values.hasNext() ? FlowStyle.BLOCK : FlowStyle.FLOW;
        emitter.emit(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, style));
        while (values.hasNext()) {
            emit(emitter, PlainValue.of(values.next()));
        }
        emitter.emit(new SequenceEndEvent());
    }

    private static void emit(Emitter emitter, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            FlowStyle style = map.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
            emitter.emit(new MappingStartEvent(Optional.empty(), Optional.empty(), true, style));
            map.forEach((key, item) -> {
                scalar(emitter, String.valueOf(key), true);
                emit(emitter, item);
            });
            emitter.emit(new MappingEndEvent());
        } else if (value instanceof List<?> list) {
            list(emitter, list.iterator());
        } else if (value == null) {
            scalar(emitter, "null", false);
        } else {
            scalar(emitter, CellText.of(value), value instanceof String);
        }
    }

    private static void scalar(Emitter emitter, String text, boolean isText) {
        ScalarStyle style = ScalarStyle.PLAIN;
        if (NOT_ONE_LINE.matcher(text).find()) {
            style = ScalarStyle.DOUBLE_QUOTED;
        } else if (isText && AMBIGUOUS.matcher(text).matches()) {
            style = ScalarStyle.SINGLE_QUOTED;
        }
        emitter.emit(new ScalarEvent(Optional.empty(), Optional.empty(), new ImplicitTuple(true, true), text, style));
    }

    /** Carries a failure of the target through the library, which knows no checked exceptions. */
    private static final class TargetFailure extends UncheckedIOException {
        private static final long serialVersionUID = 1L;

        TargetFailure(IOException cause) {
            super(cause);
        }
    }

    private record Target(Writer out) implements StreamDataWriter {
        @Override
        public void write(String text) {
            write(text, 0, text.length());
        }

        @Override
        public void write(String text, int offset, int length) {
            try {
                out.write(text, offset, length);
            } catch (IOException e) {
                throw new TargetFailure(e);
            }
        }
    }
}
