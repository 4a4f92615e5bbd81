package io.awsideman.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/**
 * AEAD_AES_256_CBC_HMAC_SHA_512 of RFC 7518, section 5.2.5: AES-256-CBC, then the first half of HMAC-SHA-512 over associated
 * data, initialization vector, ciphertext and the length of the associated data in bits.
 *
 * @param macKey 32 bytes
 * @param encryptionKey 32 bytes
 */
record CbcHmac(SecretKey macKey, SecretKey encryptionKey) {
    static final int KEY_BYTES = 32;
    static final int IV_BYTES = 16;
    static final int TAG_BYTES = 32;

    private static final int BLOCK_BYTES = 16;

    /** Initialization vector, ciphertext and tag, one after the other. The vector must not be used twice with this key. */
    byte[] seal(byte[] iv, byte[] associatedData, byte[] plaintext) {
        int ciphertextBytes = (plaintext.length / BLOCK_BYTES + 1) * BLOCK_BYTES;
        byte[] sealed = new byte[Math.addExact(IV_BYTES + TAG_BYTES, ciphertextBytes)];
        System.arraycopy(iv, 0, sealed, 0, IV_BYTES);
        try {
            cipher(Cipher.ENCRYPT_MODE, iv).doFinal(plaintext, 0, plaintext.length, sealed, IV_BYTES);
        } catch (GeneralSecurityException e) {
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
        if (!MessageDigest.isEqual(tag, tag(associatedData, sealed))) {
            throw new AuthenticationFailedException();
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, IV_BYTES))
                    .doFinal(sealed, IV_BYTES, ciphertextBytes);
        } catch (GeneralSecurityException e) {
            throw new AuthenticationFailedException(); // the padding, of somebody who has the key and does not pad
        }
    }

    private byte[] tag(byte[] associatedData, byte[] sealed) {
        Mac mac = hmac(macKey);
        mac.update(associatedData);
        mac.update(sealed, 0, sealed.length - TAG_BYTES);
        mac.update(ByteBuffer.allocate(Long.BYTES).putLong(0, 8L * associatedData.length));
        return Arrays.copyOf(mac.doFinal(), TAG_BYTES);
    }

    private Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, encryptionKey, new IvParameterSpec(iv));
        return cipher;
    }

    static Mac hmac(SecretKey key) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + key.getAlgorithm(), e);
        }
    }
}
