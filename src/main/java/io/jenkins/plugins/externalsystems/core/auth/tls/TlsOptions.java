package io.jenkins.plugins.externalsystems.core.auth.tls;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.http.TlsSettings;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;

/** The settings of every connector about TLS: a private authority to trust, a certificate to show, or no check at all. */
public final class TlsOptions {
    private static final String VERIFY = "verify_ssl";
    private static final String AUTHORITIES = "ca_certificates";
    private static final String CLIENT = "client_certificate";
    private static final String CLIENT_PASSWORD = "client_certificate_password";

    private TlsOptions() {}

    /** The settings; none is required. */
    public static List<Setting> declare() {
        return List.of(
                Setting.withDefault(
                        VERIFY,
                        SettingType.BOOLEAN,
                        true,
                        "Whether certificate and host name of the server are checked."),
                Setting.optional(
                        AUTHORITIES,
                        SettingType.TEXT,
                        "Certificates of authorities (PEM) that are trusted beside the well-known ones."),
                Setting.optional(
                        CLIENT,
                        SettingType.SECRET,
                        "Certificate to show to the server, with its key: PKCS#12 in base64, or PEM."),
                Setting.optional(CLIENT_PASSWORD, SettingType.SECRET, "Password of the PKCS#12 store."));
    }

    /**
     * What the settings describe; no I/O.
     *
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR naming the setting that
     *     cannot be used
     */
    public static TlsSettings from(ConnectorConfig config) {
        KeyManager keys = keys(config);
        Optional<String> authorities = config.text(AUTHORITIES);
        List<X509Certificate> trusted;
        try {
            trusted = authorities.isPresent() ? PemText.certificates(authorities.get()) : List.of();
        } catch (UnusableCertificateException unusable) {
            throw config.invalid(AUTHORITIES, unusable.getMessage());
        }
        if (!config.bool(VERIFY)) {
            return keys == null ? TlsSettings.unverified() : TlsSettings.unverified(keys);
        }
        return trusted.isEmpty() && keys == null
                ? TlsSettings.platform()
                : TlsSettings.of(AddedTrust.beside(trusted), keys);
    }

    @CheckForNull
    private static KeyManager keys(ConnectorConfig config) {
        Optional<SecretValue> given = config.secret(CLIENT);
        if (given.isEmpty()) {
            return null;
        }
        try {
            return ClientKey.of(given.get(), config.secret(CLIENT_PASSWORD).orElse(SecretValue.of("")));
        } catch (UnusableCertificateException unusable) {
            throw config.invalid(CLIENT, unusable.getMessage());
        }
    }
}
