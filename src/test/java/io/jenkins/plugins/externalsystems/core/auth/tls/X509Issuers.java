package io.jenkins.plugins.externalsystems.core.auth.tls;

import java.util.Arrays;
import java.util.List;
import javax.net.ssl.X509TrustManager;

/** The names of the authorities that something trusts. */
record X509Issuers(List<String> names) {
    static X509Issuers of(X509TrustManager trust) {
        return new X509Issuers(Arrays.stream(trust.getAcceptedIssuers())
                .map(certificate -> certificate.getSubjectX500Principal().getName())
                .toList());
    }
}
