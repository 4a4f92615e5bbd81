package io.awsideman.aws;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import software.amazon.awssdk.http.TlsTrustManagersProvider;

/** Trust in the certificates of a PEM file and in no others, as the AWS tools read {@code AWS_CA_BUNDLE}. */
public final class TrustBundle implements TlsTrustManagersProvider {
    private final Path pem;
    private final String setting;

    /** @param setting what names the file, for the remedy when it cannot be read */
    public TrustBundle(Path pem, String setting) {
        this.pem = pem;
        this.setting = setting;
    }

    @Override
    public TrustManager[] trustManagers() {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(pem))) { // it is read byte by byte
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new CertificateException("there is none");
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw new AdminException(
                    FailureKind.CONFIGURATION,
                    "cannot read the certificates in " + pem + ": " + e.getMessage(),
                    "correct " + setting + ", a file of PEM certificates",
                    e);
        }
    }
}
