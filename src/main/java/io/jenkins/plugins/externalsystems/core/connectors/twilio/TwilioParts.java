package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;

/** What the operations of one connection call. */
record TwilioParts(Messages messages, SentMessages sent, TwilioCheck check) {

    static TwilioParts of(TwilioSettings settings, TwilioApi api, ConnectorRuntime runtime) {
        Pages pages = new Pages(api);
        SmsComposer composer = new SmsComposer(settings);
        return new TwilioParts(
                new Messages(api, composer, new EarlierMessage(pages, runtime)),
                new SentMessages(api, pages, composer),
                new TwilioCheck(api, settings));
    }
}
