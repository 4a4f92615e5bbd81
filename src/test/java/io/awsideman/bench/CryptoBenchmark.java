package io.awsideman.bench;

import io.awsideman.crypto.AeadCipher;
import io.awsideman.crypto.AuthenticationFailedException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to encrypt and to decrypt, when everything is compiled. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CryptoBenchmark {
    private static final byte[] ASSOCIATED_DATA = {1, 2, 3, 4};

    /** Bytes of what is encrypted. */
    @Param({"1000", "100000", "5000000"})
    public int size;

    private AeadCipher cipher = AeadCipher.of(new byte[32], "benchmark");
    private byte[] plaintext = {};
    private byte[] sealed = {};

    /** Makes something to encrypt, and what it is encrypted. */
    @Setup
    public void make() {
        plaintext = new byte[size];
        new Random(1).nextBytes(plaintext);
        sealed = cipher.seal(ASSOCIATED_DATA, plaintext);
    }

    /** Forgets the key. */
    @TearDown
    public void close() {
        cipher.close();
    }

    /** Encrypts. */
    @Benchmark
    public byte[] seal() {
        return cipher.seal(ASSOCIATED_DATA, plaintext);
    }

    /** Decrypts. */
    @Benchmark
    public byte[] open() throws AuthenticationFailedException {
        return cipher.open(ASSOCIATED_DATA, sealed);
    }
}
