package io.awsideman.crypto.keyring;

import static io.awsideman.crypto.KeyFailures.fails;
import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.crypto.KeyUnavailableException.Reason;
import io.awsideman.crypto.Keyset;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentKeyStoreTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    /** By {@code openssl kdf} with SHA-512 and the info "awsideman cache v1 derived keyset", 80 bytes. */
    @Test
    void everybodyWithTheKeyHasTheSameKeyset() {
        byte[] encoded = new EnvironmentKeyStore(KEY).read("me").orElseThrow();

        assertThat(HexFormat.of().formatHex(encoded))
                .isEqualTo("4157534b" + "01" + "c53062b700535de6"
                        + "6568e495f09a419c8d73801cc478a815023e932db598a0a07ecf1ae19654752a"
                        + "01" + "9ec84a13c3e891f8" + "0000000000000000"
                        + "f0fd6674d8a3662fbd576d84442fa9140b996249c20e5c290d100c46676c86a5"
                        + "db5134dd61c55e80");
        assertThat(new EnvironmentKeyStore(KEY).read("you")).hasValue(encoded);
        assertThat(Keyset.decode(encoded).primary().created()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void otherKeyIsAnotherKeyset() {
        String other = KEY.replace("AAEC", "BAEC");

        Keyset one = Keyset.decode(new EnvironmentKeyStore(KEY).read("me").orElseThrow());
        Keyset two = Keyset.decode(new EnvironmentKeyStore(other).read("me").orElseThrow());

        assertThat(two.id()).isNotEqualTo(one.id());
        assertThat(two.primary().id()).isNotEqualTo(one.primary().id());
        assertThat(two.nameHash("scope", "a")).isNotEqualTo(one.nameHash("scope", "a"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "secret-passphrase",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9=",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHg==",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISI=",
                "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
                "____________________________________________",
                "ÄAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
            })
    void anythingButThirtyTwoBytesInBase64IsRefusedAndNotShown(String value) {
        var failure = fails(Reason.NOT_CONFIGURED, () -> new EnvironmentKeyStore(value).read("me"));

        assertThat(failure.remedy()).contains("openssl rand -base64 32");
        assertThat(failure).hasNoCause();
        if (value != null && !value.isEmpty()) {
            assertThat(failure.getMessage() + failure.remedy()).doesNotContain(value.strip());
        }
    }

    @Test
    void keyOfTheEnvironmentCannotBeChanged() {
        EnvironmentKeyStore store = new EnvironmentKeyStore(KEY);

        assertThat(store.writable()).isFalse();
        fails(Reason.READ_ONLY, () -> store.write("me", new byte[1]));
        fails(Reason.READ_ONLY, () -> store.delete("me"));
        assertThat(store.describe()).doesNotContain(KEY);
    }
}
