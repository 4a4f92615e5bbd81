package io.awsideman.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * AEAD_AES_256_CBC_HMAC_SHA_512 of RFC 7518, section 5.2.5: AES-256-CBC, then the first half of HMAC-SHA-512 over associated
 * data, initialization vector, ciphertext and the length of the associated data in bits.
 *
 * @param macKey 32 bytes
 * @param encryptionKey 32 bytes
 */
record CbcHmac(SecretBytes macKey, SecretBytes encryptionKey) {
    static final int KEY_BYTES = 32;
    static final int IV_BYTES = 16;
    static final int TAG_BYTES = 32;

    private static final int BLOCK_BYTES = 16;

    /** Initialization vector, ciphertext and tag, one after the other. The vector must not be used twice with this key. */
    byte[] seal(byte[] iv, byte[] associatedData, byte[] plaintext) {
        int ciphertextBytes = (plaintext.length / BLOCK_BYTES + 1) * BLOCK_BYTES;
        byte[] sealed = new byte[Math.addExact(IV_BYTES + TAG_BYTES, ciphertextBytes)];
        System.arraycopy(iv, 0, sealed, 0, IV_BYTES);
        PaddedBufferedBlockCipher cipher = cipher(true, iv);
        int done = cipher.processBytes(plaintext, 0, plaintext.length, sealed, IV_BYTES);
        try {
            cipher.doFinal(sealed, IV_BYTES + done);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("AES-CBC takes bytes of any number", e);
        }
        byte[] tag = tag(associatedData, sealed);
        System.arraycopy(tag, 0, sealed, sealed.length - TAG_BYTES, TAG_BYTES);
        return sealed;
    }

    /** The plaintext. Nothing is decrypted before the tag is found to be right. */
    byte[] open(byte[] associatedData, byte[] sealed) throws AuthenticationFailedException {
        int ciphertextBytes = sealed.length - IV_BYTES - TAG_BYTES;
        if (ciphertextBytes < BLOCK_BYTES || ciphertextBytes % BLOCK_BYTES != 0) {
            throw new AuthenticationFailedException();
        }
        byte[] tag = Arrays.copyOfRange(sealed, sealed.length - TAG_BYTES, sealed.length);
        if (!org.bouncycastle.util.Arrays.constantTimeAreEqual(tag, tag(associatedData, sealed))) {
            throw new AuthenticationFailedException();
        }
        PaddedBufferedBlockCipher cipher = cipher(false, Arrays.copyOf(sealed, IV_BYTES));
        byte[] plaintext = new byte[ciphertextBytes];
        int done = cipher.processBytes(sealed, IV_BYTES, ciphertextBytes, plaintext, 0);
        try {
            return Arrays.copyOf(plaintext, done + cipher.doFinal(plaintext, done));
        } catch (InvalidCipherTextException e) {
            throw new AuthenticationFailedException(); // the padding, of somebody who has the key and does not pad
        } finally {
            Arrays.fill(plaintext, (byte) 0);
        }
    }

    private byte[] tag(byte[] associatedData, byte[] sealed) {
        HMac mac = Hmac.SHA_512.with(macKey);
        mac.update(associatedData, 0, associatedData.length);
        mac.update(sealed, 0, sealed.length - TAG_BYTES);
        byte[] bits = ByteBuffer.allocate(Long.BYTES)
                .putLong(0, 8L * associatedData.length)
                .array();
        mac.update(bits, 0, bits.length);
        return Arrays.copyOf(Hmac.result(mac), TAG_BYTES);
    }

    private PaddedBufferedBlockCipher cipher(boolean encrypt, byte[] iv) {
        PaddedBufferedBlockCipher cipher =
                new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(AESEngine.newInstance()), new PKCS7Padding());
        encryptionKey.give(key -> cipher.init(encrypt, new ParametersWithIV(key, iv)));
        return cipher;
    }
}
