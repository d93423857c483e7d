package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.auth.SecretUrls;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The address of a workflow's trigger. Microsoft moves its host now and then, so any https host will do, but for those of
 * the retired connectors.
 *
 * @see <a href="https://devblogs.microsoft.com/microsoft365dev/retirement-of-office-365-connectors-within-microsoft-teams/">
 *     Retirement of Office 365 connectors</a>
 */
final class WebhookUrl {
    private static final Pattern RETIRED =
            Pattern.compile("(.+\\.)?webhook\\.office(365)?\\.com|outlook\\.office(365)?\\.com");
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private WebhookUrl() {}

    /**
     * Checks it.
     *
     * @param setting named in messages
     * @throws ExternalSystemException CONFIGURATION_ERROR if it is no https URL; UNSUPPORTED_OPERATION, with what to do
     *     instead, if it is a retired connector's
     */
    static void require(ConnectorConfig config, String setting, SecretValue url) {
        URI origin;
        try {
            origin = SecretUrls.origin(url);
        } catch (ExternalSystemException notUrl) {
            throw config.invalid(setting, "must hold an absolute https URL, as the workflow shows it");
        }
        if (isRetired(origin)) {
            throw new ExternalSystemException(
                    ErrorCode.UNSUPPORTED_OPERATION,
                    "Connection '" + config.connectionId() + "': setting '" + setting
                            + "' is the URL of an Office 365 connector (" + origin.getHost()
                            + "), which Microsoft has retired; in Teams, open the channel's menu, choose Workflows and"
                            + " 'Send webhook alerts to a channel', and store the URL that it shows.");
        }
        if (!isPrivate(origin)) {
            throw config.invalid(setting, "must hold an https URL; whoever reads it on the way could post");
        }
    }

    private static boolean isRetired(URI origin) {
        return RETIRED.matcher(origin.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether nobody on the way can read what is sent: https, or this very machine. */
    static boolean isPrivate(URI url) {
        return "https".equalsIgnoreCase(url.getScheme()) || THIS_MACHINE.contains(url.getHost());
    }

    /** Whether it is this machine. */
    static boolean isThisMachine(URI url) {
        return THIS_MACHINE.contains(url.getHost());
    }
}
