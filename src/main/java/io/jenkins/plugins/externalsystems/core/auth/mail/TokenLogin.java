package io.jenkins.plugins.externalsystems.core.auth.mail;

import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.mail.MailLogin;
import java.util.List;

/**
 * An OAuth2 access token for a mailbox.
 *
 * @param user whose mailbox it is
 * @param token lets the bearer send
 * @see <a href="https://developers.google.com/workspace/gmail/imap/xoauth2-protocol">Google: the XOAUTH2 mechanism</a>
 * @see <a
 *     href="https://learn.microsoft.com/en-us/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth">
 *     Microsoft: SMTP AUTH with OAuth</a>
 */
record TokenLogin(String user, SecretValue token) implements MailLogin {
    @Override
    public List<String> mechanisms() {
        return List.of("XOAUTH2");
    }

    @Override
    public List<String> responses(String mechanism) {
        return List.of(PasswordLogin.base64("user=" + user + "\1auth=Bearer " + token.reveal() + "\1\1"));
    }
}
