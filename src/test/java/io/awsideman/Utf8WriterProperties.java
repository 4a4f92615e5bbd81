package io.awsideman;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class Utf8WriterProperties {

    /** However the text is cut, and also in the middle of a surrogate pair. */
    @Property
    void writesWhatTheEncoderOfJavaWrites(
            @ForAll @Size(max = 8)
                    List<@StringLength(max = 4) @Chars({'a', 'é', '世', '\uD83D', '\uDE00', '\n'}) String> texts,
            @ForAll Random random)
            throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        try (Writer tested = new Utf8Writer(written, 4);
                Writer known = new OutputStreamWriter(expected, StandardCharsets.UTF_8)) {
            for (String text : texts) {
                known.write(text);
                switch (random.nextInt(3)) {
                    case 0 -> tested.write(text);
                    case 1 -> tested.write(("<" + text + ">").toCharArray(), 1, text.length());
                    default -> {
                        for (char c : text.toCharArray()) {
                            tested.write(c);
                        }
                    }
                }
            }
        }

        assertThat(written.toByteArray()).isEqualTo(expected.toByteArray());
    }
}
