package io.jenkins.plugins.externalsystems.core.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;

/**
 * A regular file, opened so that it surely is below a folder. Where the operating system has calls for that, each folder on
 * the way is opened from the one before it and none may be a link, so that nothing can be swapped in between check and use;
 * elsewhere the real path is compared before and after the file was opened.
 */
public final class OpenFile implements Closeable {
    private static final Set<OpenOption> READ_NO_LINK = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private final SeekableByteChannel channel;
    private final String identity;
    private final Instant modified;
    private final long size;

    private OpenFile(SeekableByteChannel channel, BasicFileAttributes attributes) {
        this.channel = channel;
        this.identity = String.valueOf(attributes.fileKey() == null ? attributes.creationTime() : attributes.fileKey());
        this.size = attributes.size();
        this.modified = attributes.lastModifiedTime().toInstant();
    }

    /** @param root a real path */
    static OpenFile below(Path root, String path) throws IOException {
        Path real = root.resolve(path).toRealPath();
        if (!real.startsWith(root) || real.equals(root)) {
            throw new NoSuchFileException(path, null, "is not in the folder");
        }
        try (DirectoryStream<Path> directory = Files.newDirectoryStream(root)) {
            return directory instanceof SecureDirectoryStream<Path> secure
                    ? openFrom(secure, root.relativize(real))
                    : openChecked(real, path);
        }
    }

    private static OpenFile openFrom(SecureDirectoryStream<Path> directory, Path relative) throws IOException {
        Path first = relative.getName(0);
        if (relative.getNameCount() > 1) {
            try (SecureDirectoryStream<Path> next = directory.newDirectoryStream(first, LinkOption.NOFOLLOW_LINKS)) {
                return openFrom(next, relative.subpath(1, relative.getNameCount()));
            }
        }
        BasicFileAttributeView view =
                directory.getFileAttributeView(first, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        BasicFileAttributes attributes = regular(view.readAttributes(), relative.toString());
        return new OpenFile(directory.newByteChannel(first, READ_NO_LINK), attributes);
    }

    private static OpenFile openChecked(Path real, String path) throws IOException {
        BasicFileAttributes attributes =
                regular(Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS), path);
        OpenFile file = new OpenFile(Files.newByteChannel(real, READ_NO_LINK), attributes);
        try {
            if (real.toRealPath().equals(real)) {
                return file;
            }
            throw new NoSuchFileException(path, null, "became a link");
        } catch (IOException changed) {
            file.close();
            throw changed;
        }
    }

    /** A named pipe would block whoever opens it. */
    private static BasicFileAttributes regular(BasicFileAttributes attributes, String file) throws IOException {
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(file, null, "is not a regular file");
        }
        return attributes;
    }

    /** Tells a file from another that took its name; the same for as long as it is the same file. */
    public String identity() {
        return identity;
    }

    /** When it was last written to, by its machine's clock, as of its opening. */
    public Instant modified() {
        return modified;
    }

    /** In bytes, as of its opening. */
    public long size() {
        return size;
    }

    /** All bytes from here on; closes the file with itself. */
    public InputStream input() {
        return Channels.newInputStream(channel);
    }

    /** Bytes from a place on; fewer only where the file ends. */
    public byte[] read(long from, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        channel.position(from);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = channel.read(bytes);
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
