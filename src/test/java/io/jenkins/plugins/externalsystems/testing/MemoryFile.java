package io.jenkins.plugins.externalsystems.testing;

import io.jenkins.plugins.externalsystems.core.files.FileContent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A file of a workspace that is none. @param bytes all of it */
public record MemoryFile(String path, byte[] bytes) implements FileContent {
    public static MemoryFile of(String path, String text) {
        return new MemoryFile(path, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }
}
