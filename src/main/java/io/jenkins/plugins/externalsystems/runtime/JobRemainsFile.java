package io.jenkins.plugins.externalsystems.runtime;

import io.jenkins.plugins.externalsystems.core.client.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A list of maps in a file, of which there is the old or the new one whenever the controller dies. Not thread-safe. */
record JobRemainsFile(Path path) {
    /** Empty if there is no file. @throws IOException if it cannot be read, or holds something else */
    List<Map<?, ?>> read() throws IOException {
        String text;
        try {
            text = Files.readString(path);
        } catch (NoSuchFileException none) {
            return List.of();
        }
        try {
            List<Map<?, ?>> rows = new ArrayList<>();
            for (Object row : (List<?>) Json.parse(text)) {
                rows.add((Map<?, ?>) row);
            }
            return rows;
        } catch (IllegalArgumentException | ClassCastException broken) {
            throw new IOException("'" + path + "' cannot be understood", broken);
        }
    }

    /** On the disk, and not only on its way there, when this returns. */
    void write(List<Map<String, Object>> rows) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(Json.write(rows).getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
