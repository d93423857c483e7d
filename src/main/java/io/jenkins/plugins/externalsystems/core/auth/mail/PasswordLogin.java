package io.jenkins.plugins.externalsystems.core.auth.mail;

import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.mail.MailLogin;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * User and password.
 *
 * @param user of the account
 * @param secret its password
 */
record PasswordLogin(String user, SecretValue secret) implements MailLogin {
    private static final String LOGIN = "LOGIN";

    @Override
    public List<String> mechanisms() {
        return List.of("PLAIN", LOGIN);
    }

    @Override
    public List<String> responses(String mechanism) {
        return mechanism.equals(LOGIN)
                ? List.of(base64(user), base64(secret.reveal()))
                : List.of(base64("\0" + user + "\0" + secret.reveal()));
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
