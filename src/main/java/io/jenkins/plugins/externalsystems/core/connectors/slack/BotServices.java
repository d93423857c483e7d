package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;

/** Everything that needs a bot token, made once for a connection. */
record BotServices(
        BotMessenger messenger,
        DirectMessages directMessages,
        MessageReader reader,
        Reactions reactions,
        Conversations conversations,
        Users users,
        Uploads uploads,
        FileItems files) {

    static BotServices of(SlackApi api, MessageComposer composer, String defaultChannel) {
        ConnectorRuntime runtime = api.runtime();
        Channels channels = new Channels(runtime.clock());
        OwnChannels ownChannels = new OwnChannels(api, channels);
        MessageTargets targets = new MessageTargets(ownChannels, defaultChannel);
        Users users = new Users(api);
        FileItems files = new FileItems(api, targets);
        return new BotServices(
                new BotMessenger(api, composer, targets, channels, ownChannels, users, defaultChannel),
                new DirectMessages(api, composer, channels, users),
                new MessageReader(api, targets),
                new Reactions(api, targets),
                new Conversations(api, channels, ownChannels, targets, users),
                users,
                new Uploads(api, files, targets),
                files);
    }
}
