package io.awsideman.cache;

import static io.awsideman.cache.Samples.ALICE;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.bytes;
import static io.awsideman.cache.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CacheViewTest {
    private static final ValueCodec<Integer> NUMBERS = ValueCodec.of(
            number -> {
                if (number < 0) {
                    throw new IllegalArgumentException("negative");
                }
                return bytes(number.toString());
            },
            data -> Integer.valueOf(text(data)));

    private final CacheFixture fixture = new CacheFixture();
    private final CacheManager cache = fixture.manager();
    private final CacheView<String, Integer> view = view("lengths");
    private final AtomicInteger computed = new AtomicInteger();

    @Test
    void valuesComeBackTyped() {
        view.put("one", 1);
        view.putAll(Map.of("two", 2, "three", 3));

        assertThat(view.get("one")).contains(1);
        assertThat(view.getAll(List.of("one", "three", "four"))).isEqualTo(Map.of("one", 1, "three", 3));
        assertThat(view.contains("two")).isTrue();
        assertThat(view.get("four")).isEmpty();
    }

    @Test
    void valueIsLoadedOnceAndExpires() {
        assertThat(view.getOrLoad("four", this::length)).isEqualTo(4);
        assertThat(view.getOrLoad("four", this::length)).isEqualTo(4);
        assertThat(computed).hasValue(1);

        fixture.clock.advance(Duration.ofMinutes(5));

        assertThat(view.getOrLoad("four", this::length)).isEqualTo(4);
        assertThat(computed).hasValue(2);
    }

    @Test
    void namespacesDoNotMix() {
        CacheView<String, Integer> other = view("others");
        view.put("one", 1);
        other.put("one", 11);
        fixture.read(cache, USERS);

        view.invalidateAll();

        assertThat(view.get("one")).isEmpty();
        assertThat(other.get("one")).contains(11);
        assertThat(cache.contains(USERS)).isTrue();
    }

    @Test
    void removedValueIsGone() {
        view.putAll(Map.of("one", 1, "two", 2));

        view.remove("one");

        assertThat(view.contains("one")).isFalse();
        assertThat(view.contains("two")).isTrue();
    }

    @Test
    void storedValueThatCannotBeDecodedIsAMiss() {
        cache.view(ALICE, "lengths", (String key) -> key, ValueCodec.text(), Duration.ofMinutes(5))
                .put("four", "not a number");

        assertThat(view.get("four")).isEmpty();
        assertThat(view.getAll(List.of("four"))).isEmpty();
        assertThat(view.getOrLoad("four", this::length)).isEqualTo(4);
        assertThat(view.get("four")).contains(4);
    }

    @Test
    void valueThatCannotBeEncodedIsTheCallersFault() {
        assertThatThrownBy(() -> view.put("x", -1)).isInstanceOf(CacheSerializationException.class);
        assertThatThrownBy(() -> view.getOrLoad("x", key -> -1)).isInstanceOf(CacheSerializationException.class);
        assertThatThrownBy(() -> view("Not a word")).isInstanceOf(CacheValidationException.class);
        assertThatThrownBy(() -> view.get("")).isInstanceOf(CacheValidationException.class);
    }

    @Test
    void memoizedFunctionRunsAgainAfterInvalidation() {
        Memoized<String, Integer> memoized = cache.memoize(view, this::length);
        memoized.apply("one");
        memoized.apply("one");
        memoized.apply("four");
        assertThat(computed).hasValue(2);

        memoized.invalidate("one");
        memoized.apply("one");
        memoized.apply("four");
        assertThat(computed).hasValue(3);

        memoized.invalidateAll();
        memoized.apply("one");
        memoized.apply("four");
        assertThat(computed).hasValue(5);
    }

    private int length(String text) {
        computed.incrementAndGet();
        return text.length();
    }

    private CacheView<String, Integer> view(String namespace) {
        return cache.view(ALICE, namespace, key -> key, NUMBERS, Duration.ofMinutes(5));
    }
}
