package io.jenkins.plugins.externalsystems.fakes.soap;

import io.jenkins.plugins.externalsystems.core.schema.SoapVersion;
import io.jenkins.plugins.externalsystems.core.xml.XmlElement;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes one UsernameToken of one user, each nonce once. */
final class TokenCheck {
    private static final String WSS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
    private static final String WSSE = WSS + "wssecurity-secext-1.0.xsd";
    private static final String WSU = WSS + "wssecurity-utility-1.0.xsd";

    private final String user;
    private final String expected;
    private final boolean isDigest;
    private final Set<String> nonces = ConcurrentHashMap.newKeySet();

    TokenCheck(String user, String expected, boolean isDigest) {
        this.user = user;
        this.expected = expected;
        this.isDigest = isDigest;
    }

    void check(XmlElement envelope, SoapVersion version) {
        XmlElement security = envelope.child(version.envelope(), "Header")
                .flatMap(header -> header.child(WSSE, "Security"))
                .orElseThrow(() -> new FakeOrderService.Refusal("Client", "InvalidSecurity", "no security header"));
        String must = security.attribute(version.envelope(), "mustUnderstand").orElse("");
        XmlElement token = security.child(WSSE, "UsernameToken").orElseThrow();
        XmlElement shown = token.child(WSSE, "Password").orElseThrow();
        String nonce = token.child(WSSE, "Nonce").orElseThrow().text();
        String created = token.child(WSU, "Created").orElseThrow().text();
        boolean isRight = must.equals(version == SoapVersion.V1_1 ? "1" : "true")
                && token.child(WSSE, "Username").orElseThrow().text().equals(user)
                && shown.attribute("Type").orElse("").endsWith(isDigest ? "#PasswordDigest" : "#PasswordText")
                && shown.text().equals(isDigest ? digest(nonce, created) : expected)
                && nonces.add(nonce);
        if (!isRight) {
            throw new FakeOrderService.Refusal("Client", "FailedAuthentication", "the token is not taken");
        }
    }

    private String digest(String nonce, String created) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(Base64.getDecoder().decode(nonce));
            sha1.update(created.getBytes(StandardCharsets.UTF_8));
            sha1.update(expected.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sha1.digest());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
