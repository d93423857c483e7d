package io.jenkins.plugins.externalsystems.core.connectors.email;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.auth.mail.MailCredentials;
import io.jenkins.plugins.externalsystems.core.mail.MailException;
import io.jenkins.plugins.externalsystems.core.mail.MailLogin;
import io.jenkins.plugins.externalsystems.core.mail.MailServer;
import io.jenkins.plugins.externalsystems.core.mail.MailSession;
import io.jenkins.plugins.externalsystems.core.mail.MailStage;
import io.jenkins.plugins.externalsystems.core.mail.MailTransport;
import io.jenkins.plugins.externalsystems.core.mail.SmtpReply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Opens connections to the one server of an e-mail connection.
 *
 * @param transport carries them
 * @param server without a login
 * @param credentials give the login
 */
record Connections(MailTransport transport, MailServer server, MailCredentials credentials) {
    /**
     * A session that is logged in; a token that is refused is fetched anew once.
     *
     * @param running is told what is on the wire, to cancel it
     */
    CompletionStage<MailSession> open(Running running) {
        return credentials.login().thenCompose(first -> {
            MailLogin login = first.orElse(null);
            return running.run(transport.open(with(login)))
                    .handle((session, thrown) -> {
                        if (thrown == null) {
                            return CompletableFuture.completedFuture(session);
                        }
                        if (login != null && isRefusedLogin(thrown) && credentials.renew(login)) {
                            return credentials
                                    .login()
                                    .thenCompose(second -> running.run(transport.open(with(second.orElse(null)))));
                        }
                        return CompletableFuture.<MailSession>failedFuture(thrown);
                    })
                    .thenCompose(stage -> stage);
        });
    }

    private static boolean isRefusedLogin(Throwable thrown) {
        Throwable cause = StageFailure.cause(thrown);
        if (!(cause instanceof MailException failed)) {
            return false;
        }
        SmtpReply reply = failed.reply();
        return failed.kind() == MailException.Kind.REFUSED
                && failed.stage() == MailStage.LOGIN
                && reply != null
                && !reply.isTransient();
    }

    private MailServer with(@CheckForNull MailLogin login) {
        return new MailServer(server.host(), server.port(), server.security(), server.timeout(), server.tls(), login);
    }
}
