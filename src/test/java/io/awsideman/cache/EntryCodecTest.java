package io.awsideman.cache;

import static io.awsideman.cache.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryCodecTest {
    private static final EntryCodec CODEC = new EntryCodec(true, 16);
    private static final int CRC_BYTES = 4;
    private static final CacheKey KEY = CacheKey.of(new CacheScope("c", "r", "", "i", "d"), "user", "list", "all");

    @Test
    void bytesAreLaidOutAsTheFormatSays() {
        CacheEntry entry = new CacheEntry(
                KEY,
                Instant.ofEpochMilli(1),
                Instant.ofEpochMilli(2),
                3,
                "op",
                bytes("o"),
                List.of(new Generation("000102030405060708090a0b0c0d0e0f")),
                ValueBytes.of(bytes("hi")));

        assertThat(HexFormat.of().formatHex(CODEC.encode(entry)))
                .isEqualTo("41575343" + "02" + "00"
                        + "0000000000000001" + "0000000000000002" + "00000003"
                        + "00000008" + HexFormat.of().formatHex(bytes("d|c|r||i"))
                        + "0000000d" + HexFormat.of().formatHex(bytes("user:list:all"))
                        + "00000002" + "6f70"
                        + "00000001" + "6f"
                        + "01" + "000102030405060708090a0b0c0d0e0f"
                        + "00000002" + "00000002" + "6869"
                        + "0fc503bb");
    }

    @Property
    void entryComesBack(@ForAll @Size(max = 3000) byte @ByteRange(max = 3) [] value, @ForAll boolean compression)
            throws Exception {
        CacheEntry entry = entry(value);

        CacheEntry decoded = CODEC.decode(KEY, new EntryCodec(compression, 16).encode(entry));

        assertThat(decoded).usingRecursiveComparison().ignoringFields("value").isEqualTo(entry);
        assertThat(decoded.value().toArray()).isEqualTo(value);
        assertThat(decoded.value().length()).isEqualTo(value.length);
    }

    @Property
    void anyChangedByteIsCorruption(
            @ForAll @IntRange(max = 400) int at, @ForAll @IntRange(min = 1, max = 255) int flip) {
        byte[] data = CODEC.encode(entry(sample()));
        data[at % data.length] ^= (byte) flip;

        assertThatThrownBy(() -> CODEC.decode(KEY, data)).isInstanceOf(CorruptEntryException.class);
    }

    @Property
    void anyTruncationIsCorruption(@ForAll @IntRange(max = 400) int length) {
        byte[] data = CODEC.encode(entry(sample()));
        byte[] truncated = Arrays.copyOf(data, length % data.length);

        assertThatThrownBy(() -> CODEC.decode(KEY, truncated)).isInstanceOf(CorruptEntryException.class);
    }

    @Property
    void anyBytesWithAValidChecksumAreAnEntryOrCorruption(
            @ForAll @Size(max = 200) byte[] noise, @ForAll @IntRange(max = 300) int at) {
        byte[] data = CODEC.encode(entry(sample()));
        int length = data.length - 4;
        for (int i = 0; i < noise.length; i++) {
            data[(at + i) % length] = noise[i];
        }
        CRC32 crc = new CRC32();
        crc.update(data, 0, length);
        ByteBuffer.wrap(data).putInt(length, (int) crc.getValue());

        try {
            assertThat(CODEC.decode(data).key()).isNotNull();
        } catch (CorruptEntryException e) {
            assertThat(e).hasMessageNotContaining("torn");
        }
    }

    @Test
    void entryOfAnotherKeyOrScopeIsCorrupt() {
        byte[] data = CODEC.encode(entry(sample()));

        assertThatThrownBy(() -> CODEC.decode(Samples.USERS, data)).isInstanceOf(CorruptEntryException.class);
        assertThatThrownBy(() -> CODEC.decode(CacheKey.of(KEY.scope(), "user", "list", "none"), data))
                .isInstanceOf(CorruptEntryException.class);
    }

    @Test
    void valuesBelowTheThresholdAndWithCompressionOffAreStoredAsTheyAre() {
        byte[] value = new byte[1000];

        assertThat(CODEC.encode(entry(value))).hasSizeLessThan(300);
        assertThat(new EntryCodec(true, 1001).encode(entry(value))).hasSizeGreaterThan(1000);
        assertThat(new EntryCodec(false, 0).encode(entry(value))).hasSizeGreaterThan(1000);
    }

    @Test
    void aLargeValueIsInflatedWhileItIsRead() throws Exception {
        byte[] value = new byte[3 << 20];
        for (int i = 0; i < value.length; i++) {
            value[i] = (byte) (i / 1000);
        }

        ValueBytes kept = CODEC.decodeForStream(KEY, CODEC.encode(entry(value))).value();

        assertThat(kept.length()).isEqualTo(value.length);
        assertThat(kept.stream()).hasBinaryContent(value);
        assertThat(kept.stream()).as("again").hasBinaryContent(value);
        assertThat(kept.toArray()).isEqualTo(value);
    }

    /** The checksum is right, so that it is no damage: it was written so. */
    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void aLargeValueOfAnotherLengthFailsWhenItIsRead(int more) throws Exception {
        byte[] value = new byte[2 << 20];
        byte[] data = CODEC.encode(entry(value));
        ByteBuffer bytes = ByteBuffer.wrap(data);
        int lengthAt = data.length - CRC_BYTES - storedLength(value) - 2 * Integer.BYTES;
        assertThat(bytes.getInt(lengthAt)).isEqualTo(value.length);
        bytes.putInt(lengthAt, value.length + more);
        CRC32 crc = new CRC32();
        crc.update(data, 0, data.length - CRC_BYTES);
        bytes.putInt(data.length - CRC_BYTES, (int) crc.getValue());

        ValueBytes kept = CODEC.decodeForStream(KEY, data).value();

        assertThatThrownBy(() -> kept.stream().readAllBytes())
                .isInstanceOf(ZipException.class)
                .hasMessageContaining("than its length says");
        assertThatThrownBy(kept::toArray)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> CODEC.decode(KEY, data))
                .isInstanceOf(CorruptEntryException.class)
                .hasMessageContaining("damaged");
    }

    private static int storedLength(byte[] value) {
        int without = CODEC.encode(entry(new byte[0])).length;
        return CODEC.encode(entry(value)).length - without;
    }

    private static byte[] sample() {
        byte[] value = new byte[100];
        IntStream.range(0, value.length).forEach(i -> value[i] = (byte) (i % 7));
        return value;
    }

    private static CacheEntry entry(byte[] value) {
        List<Generation> generations = KEY.generationPrefixes().stream()
                .map(prefix -> Generation.random(new java.util.Random(prefix.hashCode())))
                .toList();
        Instant created = Instant.ofEpochMilli(1_700_000_000_000L);
        return new CacheEntry(
                KEY,
                created,
                created.plusSeconds(900),
                7,
                "identitystore:ListUsers",
                bytes("from"),
                generations,
                ValueBytes.of(value));
    }
}
