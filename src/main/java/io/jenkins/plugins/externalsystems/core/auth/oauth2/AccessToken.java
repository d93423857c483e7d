package io.jenkins.plugins.externalsystems.core.auth.oauth2;

import io.jenkins.plugins.externalsystems.core.SecretValue;
import java.time.Duration;
import java.time.Instant;

/**
 * A token and how long it is used.
 *
 * @param value sent as bearer
 * @param usedUntil shortly before it expires
 */
record AccessToken(SecretValue value, Instant usedUntil) {
    /** Where the server does not tell; a token that ends earlier is renewed after its first 401. */
    private static final Duration UNTOLD = Duration.ofMinutes(10);
    /** A request that leaves with the token has to arrive with it. */
    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(60);

    private static final int MARGIN_SHARE = 10;

    /** @param seconds what the server said of the token's life; not positive for nothing */
    static AccessToken of(SecretValue value, long seconds, Instant now) {
        Duration life = seconds > 0 ? Duration.ofSeconds(seconds) : UNTOLD;
        Duration share = life.dividedBy(MARGIN_SHARE);
        Duration margin = share.compareTo(LONGEST_MARGIN) < 0 ? share : LONGEST_MARGIN;
        return new AccessToken(value, now.plus(life).minus(margin));
    }

    boolean isUsable(Instant now) {
        return now.isBefore(usedUntil);
    }
}
