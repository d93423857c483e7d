package io.jenkins.plugins.externalsystems.core.auth.tls;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts given authorities, and beside them those that the platform trusts. */
final class AddedTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager added;
    private final X509ExtendedTrustManager platform;

    private AddedTrust(X509ExtendedTrustManager added, X509ExtendedTrustManager platform) {
        this.added = added;
        this.platform = platform;
    }

    /** @param authorities may be empty, for the platform's trust alone */
    static X509ExtendedTrustManager beside(List<X509Certificate> authorities) {
        try {
            X509ExtendedTrustManager platform = manager(null);
            return authorities.isEmpty() ? platform : new AddedTrust(manager(store(authorities)), platform);
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("every Java platform checks certificates", impossible);
        }
    }

    private static KeyStore store(List<X509Certificate> authorities) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int at = 0; at < authorities.size(); at++) {
            store.setCertificateEntry("authority-" + at, authorities.get(at));
        }
        return store;
    }

    /** @param trusted null for what the platform trusts */
    private static X509ExtendedTrustManager manager(@CheckForNull KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }

    private interface Check {
        void by(X509ExtendedTrustManager manager) throws CertificateException;
    }

    private void either(Check check) throws CertificateException {
        try {
            check.by(added);
        } catch (CertificateException ofAdded) {
            try {
                check.by(platform);
            } catch (CertificateException ofPlatform) {
                // That a certificate of ours has expired, or is for another host, says more than that the platform does
                // not
                // know it.
                throw tellsOfTime(ofAdded) || !isUnknown(ofAdded) ? ofAdded : ofPlatform;
            }
        }
    }

    private static boolean isUnknown(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof CertPathBuilderException) {
                return true;
            }
        }
        return false;
    }

    private static boolean tellsOfTime(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof CertificateExpiredException || at instanceof CertificateNotYetValidException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        either(manager -> manager.checkServerTrusted(chain, authType));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        either(manager -> manager.checkServerTrusted(chain, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        either(manager -> manager.checkServerTrusted(chain, authType, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("for clients only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("for clients only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("for clients only");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return Stream.concat(Arrays.stream(added.getAcceptedIssuers()), Arrays.stream(platform.getAcceptedIssuers()))
                .toArray(X509Certificate[]::new);
    }
}
