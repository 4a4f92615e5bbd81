package io.awsideman.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one cache: a primary one that encrypts, retired ones that still decrypt, and a key for names that stays the same
 * for the life of the keyset, so that all processes agree on names while a rotation goes on. Safe for several threads.
 *
 * <p>The instance holds its secrets until it is closed. What is made from it has copies, to be closed on their own.
 */
public final class Keyset implements AutoCloseable {
    /** The most keys in a keyset; as many as fit into what every keyring takes. */
    public static final int MOST_KEYS = 16;

    static final int NAMES_KEY_BYTES = 32;

    private static final String NAME_PURPOSE = "awsideman cache v1 name";
    private static final String DOCUMENT_PURPOSE = "awsideman document v1";
    private static final String DERIVED_PURPOSE = "awsideman cache v1 derived keyset";
    private static final String HASH_PURPOSE = "awsideman cache v1 name-hash ";

    private final String id;
    private final SecretBytes namesKey;
    private final List<DataKey> keys;
    private final Map<String, SecretBytes> hashKeys = new ConcurrentHashMap<>();
    private @Nullable AeadCipher namesCipher;

    /**
     * @param namesKey 32 bytes, of which a copy is taken
     * @param keys the primary first, then the retired ones, the newest first; closed with this keyset
     */
    Keyset(String id, byte[] namesKey, List<DataKey> keys) {
        if (keys.isEmpty() || keys.size() > MOST_KEYS || namesKey.length != NAMES_KEY_BYTES) {
            throw new IllegalArgumentException("not a keyset");
        }
        Set<String> ids = new HashSet<>();
        for (DataKey key : keys) {
            if (!ids.add(key.id())) {
                throw new IllegalArgumentException("two keys have the same id");
            }
        }
        this.id = id;
        this.namesKey = SecretBytes.copyOf(namesKey);
        this.keys = List.copyOf(keys);
    }

    /** A new keyset of one key. */
    public static Keyset generate(SecureRandom random, Instant now) {
        byte[] namesKey = new byte[NAMES_KEY_BYTES];
        try {
            random.nextBytes(namesKey);
            return new Keyset(DataKey.newId(random), namesKey, List.of(DataKey.generate(random, now)));
        } finally {
            Arrays.fill(namesKey, (byte) 0);
        }
    }

    /**
     * The keyset that belongs to a secret: the same for everybody who has the secret, of one key whose age nobody knows.
     *
     * @param secret 32 evenly random bytes, which the caller wipes
     */
    public static Keyset derivedFrom(byte[] secret) {
        int keyId = DataKey.ID_BYTES;
        int names = keyId + DataKey.ID_BYTES;
        int data = names + NAMES_KEY_BYTES;
        byte[] all = Hkdf.derive(secret, DERIVED_PURPOSE, data + DataKey.SECRET_BYTES);
        byte[] namesKey = Arrays.copyOfRange(all, names, data);
        byte[] dataKey = Arrays.copyOfRange(all, data, all.length);
        try {
            HexFormat hex = HexFormat.of();
            DataKey key = new DataKey(hex.formatHex(all, keyId, names), Instant.EPOCH, dataKey);
            return new Keyset(hex.formatHex(all, 0, keyId), namesKey, List.of(key));
        } finally {
            Arrays.fill(all, (byte) 0);
            Arrays.fill(namesKey, (byte) 0);
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /** 16 lower-case hexadecimal digits, the same for the life of the keyset, and no secret. */
    public String id() {
        return id;
    }

    /** The key that encrypts. */
    public DataKey primary() {
        return keys.get(0);
    }

    /** The keys that only decrypt what is still there of them, the one retired last first. */
    public List<DataKey> retired() {
        return keys.subList(1, keys.size());
    }

    /** The key of this id, primary or retired. */
    public Optional<DataKey> find(String keyId) {
        for (DataKey key : keys) {
            if (key.id().equals(keyId)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /**
     * The same keyset with a new primary key; the one of before is the first of the retired ones.
     *
     * @throws IllegalStateException if there are {@value #MOST_KEYS} keys already: the retired ones must go first
     */
    public Keyset rotated(SecureRandom random, Instant now) {
        if (keys.size() == MOST_KEYS) {
            throw new IllegalStateException("a keyset has at most " + MOST_KEYS + " keys");
        }
        return with(Stream.concat(
                        Stream.of(DataKey.generate(random, now)), keys.stream().map(DataKey::copy))
                .toList());
    }

    /** The same keyset with its primary key alone. */
    public Keyset withoutRetired() {
        return with(List.of(primary().copy()));
    }

    private Keyset with(List<DataKey> others) {
        byte[] names = namesKey.copy();
        try {
            return new Keyset(id, names, others);
        } finally {
            Arrays.fill(names, (byte) 0);
        }
    }

    /**
     * A name under which something can be found by whoever has this keyset, and that tells nothing to others.
     *
     * @param domain what kind of name it is: the same text has another hash in each
     * @return 32 bytes, HMAC-SHA-256
     */
    public byte[] nameHash(String domain, String text) {
        return Hmac.SHA_256.of(hashKeys.computeIfAbsent(domain, this::hashKey), text.getBytes(StandardCharsets.UTF_8));
    }

    private SecretBytes hashKey(String domain) {
        byte[] names = namesKey.copy();
        byte[] derived = Hkdf.derive(names, HASH_PURPOSE + domain, NAMES_KEY_BYTES);
        try {
            return SecretBytes.copyOf(derived);
        } finally {
            Arrays.fill(names, (byte) 0);
            Arrays.fill(derived, (byte) 0);
        }
    }

    /** For names that must be found again and read back, see {@link AeadCipher#sealName}; the same for the life of the keyset. */
    public synchronized AeadCipher namesCipher() {
        if (namesCipher == null) {
            byte[] names = namesKey.copy();
            try {
                namesCipher = AeadCipher.of(names, NAME_PURPOSE);
            } finally {
                Arrays.fill(names, (byte) 0);
            }
        }
        return namesCipher;
    }

    /**
     * A cipher for documents that outlive the entries, and with them the keys that entries are encrypted with: it is the same for
     * the life of the keyset, whatever rotates. The caller closes it.
     */
    public AeadCipher documentCipher() {
        byte[] names = namesKey.copy();
        try {
            return AeadCipher.of(names, DOCUMENT_PURPOSE);
        } finally {
            Arrays.fill(names, (byte) 0);
        }
    }

    /** All of it as bytes, which the caller wipes; see {@link KeysetFormat}. */
    public byte[] encode() {
        byte[] names = namesKey.copy();
        try {
            return KeysetFormat.encode(id, names, keys);
        } finally {
            Arrays.fill(names, (byte) 0);
        }
    }

    /**
     * The keyset of these bytes, which the caller wipes.
     *
     * @throws KeyUnavailableException DAMAGED or TOO_NEW if they are none
     */
    public static Keyset decode(byte[] encoded) {
        return KeysetFormat.decode(encoded);
    }

    /** Whether both have the same keys in the same order. */
    public boolean sameAs(Keyset other) {
        byte[] mine = encode();
        byte[] others = other.encode();
        try {
            return MessageDigest.isEqual(mine, others);
        } finally {
            Arrays.fill(mine, (byte) 0);
            Arrays.fill(others, (byte) 0);
        }
    }

    /** Wipes all keys; whatever needs one afterwards fails with {@link IllegalStateException}. */
    @Override
    public synchronized void close() {
        keys.forEach(DataKey::close);
        namesKey.close();
        hashKeys.values().forEach(SecretBytes::close);
        if (namesCipher != null) {
            namesCipher.close();
        }
    }

    @Override
    public String toString() {
        return "Keyset[" + id + ", " + keys + "]";
    }
}
