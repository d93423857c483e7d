package io.jenkins.plugins.externalsystems.core;

import io.jenkins.plugins.externalsystems.core.http.HttpTransport;
import io.jenkins.plugins.externalsystems.core.mail.MailDomains;
import io.jenkins.plugins.externalsystems.core.mail.MailTransport;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/**
 * What a connector needs from outside; {@code core} creates no threads and reads no clock of its own.
 *
 * @param transport shared by all connections
 * @param scheduler runs delayed work (back-off, rate limits, deadlines); tasks are short and never block
 * @param clock the time
 * @param random for jitter
 * @param mail carries the messages of e-mail connections
 * @param mailDomains tells who takes mail for a domain
 * @param coordination what all connectors share
 */
public record ConnectorRuntime(
        HttpTransport transport,
        ScheduledExecutorService scheduler,
        InstantSource clock,
        RandomGenerator random,
        MailTransport mail,
        MailDomains mailDomains,
        Coordination coordination) {

    /** For callers that send no mail. */
    public ConnectorRuntime(
            HttpTransport transport, ScheduledExecutorService scheduler, InstantSource clock, RandomGenerator random) {
        this(
                transport,
                scheduler,
                clock,
                random,
                MailTransport.none(),
                MailDomains.none(),
                Coordination.of(clock, scheduler));
    }

    /** The same with mail. */
    public ConnectorRuntime withMail(MailTransport carrier, MailDomains domains) {
        return new ConnectorRuntime(transport, scheduler, clock, random, carrier, domains, coordination);
    }
}
