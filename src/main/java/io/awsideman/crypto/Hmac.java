package io.awsideman.crypto;

import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.macs.HMac;

/** HMAC of RFC 2104. */
enum Hmac {
    SHA_256,
    SHA_512;

    /** Takes any number of parts of one message. */
    HMac with(SecretBytes key) {
        HMac mac = new HMac(digest());
        key.give(mac::init);
        return mac;
    }

    /** Of one message; 32 or 64 bytes. */
    byte[] of(SecretBytes key, byte[] message) {
        HMac mac = with(key);
        mac.update(message, 0, message.length);
        return result(mac);
    }

    /** Of all that it was given. */
    static byte[] result(HMac mac) {
        byte[] result = new byte[mac.getMacSize()];
        mac.doFinal(result, 0);
        return result;
    }

    private Digest digest() {
        return this == SHA_256 ? new SHA256Digest() : new SHA512Digest();
    }
}
