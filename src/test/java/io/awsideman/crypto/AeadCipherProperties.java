package io.awsideman.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class AeadCipherProperties {
    private final AeadCipher cipher = AeadCipher.of(new byte[32], "test");

    @Property
    void whatWasSealedIsOpened(@ForAll byte[] associatedData, @ForAll @Size(max = 5000) byte[] plaintext)
            throws Exception {
        byte[] sealed = cipher.seal(associatedData, plaintext);

        assertThat(cipher.open(associatedData, sealed)).isEqualTo(plaintext);
        assertThat(sealed.length - plaintext.length).isBetween(1, AeadCipher.MOST_OVERHEAD_BYTES);
        assertThat(sealed.length % 16).isZero();
    }

    /** Bouncy Castle's algorithms give what Java's give. */
    @Property
    void sealedBytesAreThoseOfAnotherImplementation(
            @ForAll @Size(32) byte[] tagKey,
            @ForAll @Size(32) byte[] encryptionKey,
            @ForAll @Size(16) byte[] vector,
            @ForAll @Size(max = 300) byte[] associatedData,
            @ForAll @Size(max = 5000) byte[] plaintext)
            throws Exception {
        Cipher aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(encryptionKey, "AES"), new IvParameterSpec(vector));
        byte[] ciphertext = aes.doFinal(plaintext);
        Mac mac = Mac.getInstance("HmacSHA512");
        mac.init(new SecretKeySpec(tagKey, "HmacSHA512"));
        mac.update(associatedData);
        mac.update(vector);
        mac.update(ciphertext);
        byte[] tag = mac.doFinal(
                ByteBuffer.allocate(8).putLong(8L * associatedData.length).array());
        CbcHmac algorithm = new CbcHmac(SecretBytes.copyOf(tagKey), SecretBytes.copyOf(encryptionKey));

        byte[] sealed = algorithm.seal(vector, associatedData, plaintext);

        assertThat(sealed)
                .isEqualTo(ByteBuffer.allocate(16 + ciphertext.length + 32)
                        .put(vector)
                        .put(ciphertext)
                        .put(tag, 0, 32)
                        .array());
        assertThat(algorithm.open(associatedData, sealed)).isEqualTo(plaintext);
    }

    /** Every bit of every position, one after the other. */
    @Property(tries = 50)
    void anyBitFlippedFails(@ForAll @Size(max = 20) byte[] associatedData, @ForAll @Size(max = 70) byte[] plaintext) {
        byte[] sealed = cipher.seal(associatedData, plaintext);

        for (int bit = 0; bit < 8 * sealed.length; bit++) {
            byte[] altered = sealed.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            fails(associatedData, altered);
        }
        for (int bit = 0; bit < 8 * associatedData.length; bit++) {
            byte[] altered = associatedData.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            fails(altered, sealed);
        }
    }

    @Property(tries = 100)
    void anyTruncationFails(@ForAll @Size(max = 70) byte[] plaintext) {
        byte[] sealed = cipher.seal(plaintext, plaintext);

        for (int length = 0; length < sealed.length; length++) {
            fails(plaintext, Arrays.copyOf(sealed, length));
            fails(plaintext, Arrays.copyOfRange(sealed, sealed.length - length, sealed.length));
        }
    }

    @Property
    void otherAssociatedDataFails(@ForAll byte[] one, @ForAll byte[] other, @ForAll @Size(max = 40) byte[] plaintext) {
        Assume.that(!Arrays.equals(one, other));

        fails(other, cipher.seal(one, plaintext));
    }

    /** What is moved from the associated data into the vector, or back, is not the same. */
    @Property
    void bordersBetweenThePartsHold(@ForAll @Size(min = 16, max = 40) byte[] plaintext) {
        byte[] sealed = cipher.seal(new byte[0], plaintext);

        fails(Arrays.copyOf(sealed, 16), Arrays.copyOfRange(sealed, 16, sealed.length));
    }

    @Property
    void arbitraryBytesFail(@ForAll byte[] associatedData, @ForAll @Size(max = 200) byte[] sealed) {
        fails(associatedData, sealed);
        assertThatThrownBy(() -> cipher.openName(sealed)).isExactlyInstanceOf(AuthenticationFailedException.class);
    }

    @Property
    void nameIsSealedAlwaysTheSameAndReadBack(@ForAll byte[] name, @ForAll byte[] other) throws Exception {
        assertThat(cipher.sealName(name)).isEqualTo(cipher.sealName(name));
        assertThat(cipher.openName(cipher.sealName(name))).isEqualTo(name);
        assertThat(Arrays.equals(cipher.sealName(name), cipher.sealName(other))).isEqualTo(Arrays.equals(name, other));
    }

    private void fails(byte[] associatedData, byte[] sealed) {
        assertThatThrownBy(() -> cipher.open(associatedData, sealed))
                .isExactlyInstanceOf(AuthenticationFailedException.class);
    }
}
