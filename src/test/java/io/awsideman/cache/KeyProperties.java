package io.awsideman.cache;

import static io.awsideman.cache.Samples.ALICE;
import static io.awsideman.cache.Samples.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeyProperties {
    @Property
    void differentKeysHaveDifferentTextsAndPrefixes(@ForAll("keys") CacheKey one, @ForAll("keys") CacheKey other) {
        assertThat(one.text().equals(other.text())).isEqualTo(one.equals(other));
        assertThat(one.generationPrefixes().equals(other.generationPrefixes())).isEqualTo(one.equals(other));
    }

    @Property
    void keyIsReadBackFromItsText(@ForAll("keys") CacheKey key) {
        assertThat(CacheKey.parse(key.scope(), key.text())).isEqualTo(key);
        assertThat(key.text().chars()).noneMatch(c -> c < ' ' || c == '*');
        assertThat(Samples.text(Samples.bytes(key.text()))).isEqualTo(key.text());
    }

    @Property
    void differentScopesHaveDifferentTexts(@ForAll("scopes") CacheScope one, @ForAll("scopes") CacheScope other) {
        assertThat(one.text().equals(other.text())).isEqualTo(one.equals(other));
    }

    @Property
    void scopeIsReadBackFromItsText(@ForAll("scopes") CacheScope scope) {
        assertThat(CacheScope.parse(scope.text())).isEqualTo(scope);
    }

    @Property
    void patternMatchesWhatTheReferenceMatches(@ForAll("patterns") String pattern, @ForAll("shortKeys") CacheKey key) {
        assertThat(KeyPattern.parse(pattern).matches(key)).isEqualTo(reference(pattern, key.text()));
    }

    @Property
    void whatMatchesIsUnderThePrefix(@ForAll("patterns") String text, @ForAll("shortKeys") CacheKey key) {
        KeyPattern pattern = KeyPattern.parse(text);
        boolean covered = key.generationPrefixes().contains(pattern.prefix(DOMAIN));

        if (pattern.isPrefix()) {
            assertThat(covered).isEqualTo(pattern.matches(key));
        } else if (pattern.matches(key)) {
            assertThat(covered).isTrue();
        }
    }

    @Property
    void patternOfAKeyMatchesThatKeyAndWhatIsBelow(@ForAll("keys") CacheKey key, @ForAll("keys") CacheKey other) {
        KeyPattern pattern = KeyPattern.of(key);

        assertThat(pattern.isPrefix()).isTrue();
        assertThat(pattern.matches(key)).isTrue();
        assertThat(pattern.matches(other)).isEqualTo((other.text() + ":").startsWith(key.text() + ":"));
    }

    /** Trailing {@code :*} mean nothing; then a regular expression over the whole text. */
    private static boolean reference(String pattern, String text) {
        String bare = pattern.replaceAll("(^|:)\\*(:\\*)*$", "");
        if (bare.isEmpty()) {
            return true;
        }
        String regex = Pattern.compile("\\*")
                .splitAsStream(bare + "\u0000")
                .map(part -> Pattern.quote(part.replace("\u0000", "")))
                .collect(Collectors.joining("[^:]*"));
        return Pattern.matches(regex + "(:.*)?", text);
    }

    @Provide
    Arbitrary<CacheKey> keys() {
        Arbitrary<String> anything = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars(":*/%|a25A\n\u007f\ud83d\ude00")
                        .ofMinLength(1)
                        .ofMaxLength(4),
                Arbitraries.strings().all().ofMinLength(1).ofMaxLength(6));
        Arbitrary<String> words = Arbitraries.of("user", "group", "a");
        return Combinators.combine(words, words, anything.list().ofMinSize(1).ofMaxSize(3))
                .as((type, operation, identifiers) -> new CacheKey(ALICE, type, operation, identifiers));
    }

    @Provide
    Arbitrary<CacheKey> shortKeys() {
        Arbitrary<String> words = Arbitraries.of("a", "b", "aa", "ab", "aba", "ba");
        return Combinators.combine(words, words, words.list().ofMinSize(1).ofMaxSize(2))
                .as((type, operation, identifiers) -> new CacheKey(ALICE, type, operation, identifiers));
    }

    @Provide
    Arbitrary<String> patterns() {
        Arbitrary<String> segments =
                Arbitraries.strings().withChars("ab*").ofMinLength(1).ofMaxLength(4);
        return segments.list().ofMinSize(1).ofMaxSize(4).map(list -> String.join(":", list));
    }

    @Provide
    Arbitrary<CacheScope> scopes() {
        Arbitrary<String> parts =
                Arbitraries.strings().withChars("|:%a7C/").ofMinLength(1).ofMaxLength(3);
        return parts.list().ofSize(5).map(p -> {
            List<String> five = List.copyOf(p);
            return new CacheScope(five.get(0), five.get(1), five.get(2), five.get(3), five.get(4));
        });
    }
}
