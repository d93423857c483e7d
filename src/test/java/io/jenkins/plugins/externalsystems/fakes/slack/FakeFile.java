package io.jenkins.plugins.externalsystems.fakes.slack;

/**
 * A file in the fake workspace.
 *
 * @param content what was uploaded; empty until then
 * @param channel id of the channel it is shared in; empty until then
 * @param ts of the message that shares it; empty until then
 * @param created seconds since 1970
 */
public record FakeFile(
        String id, String name, String title, long size, byte[] content, String channel, String ts, long created) {

    /** Whether people see it. */
    public boolean isShared() {
        return !channel.isEmpty();
    }

    FakeFile withContent(byte[] uploaded) {
        return new FakeFile(id, name, title, size, uploaded, channel, ts, created);
    }

    FakeFile shared(String newTitle, String inChannel, String messageTs) {
        return new FakeFile(id, name, newTitle, size, content, inChannel, messageTs, created);
    }
}
