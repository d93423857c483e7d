package io.jenkins.plugins.externalsystems.core;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a check found out about the build, where the call itself worked: a threshold was crossed, there was nothing to look
 * at. Kept in the result's metadata, where nothing that a service answers can get. Immutable.
 *
 * @param level what it means for the build
 * @param reason one sentence for people, without a full stop; names what was looked at and what was found
 */
public record Verdict(Level level, String reason) {

    /** From good to bad. */
    public enum Level {
        /** All is well. */
        PASS,
        /** The build goes on; the log tells. */
        WARN,
        /** The build is unstable. */
        UNSTABLE,
        /** The build fails. */
        FAIL;

        /** As in metadata and results: lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Optional<Level> of(Object id) {
            return Arrays.stream(values())
                    .filter(level -> level.id().equals(id))
                    .findFirst();
        }
    }

    /** Whether all is well. */
    public boolean isPass() {
        return level == Level.PASS;
    }

    /** The verdict of a successful call; empty where it was no check. */
    public static Optional<Verdict> of(ExternalSystemResult result) {
        return result.success()
                ? Level.of(result.metadata().get(MetadataKeys.VERDICT))
                        .map(level -> new Verdict(
                                level, String.valueOf(result.metadata().get(MetadataKeys.VERDICT_REASON))))
                : Optional.empty();
    }

    Map<String, Object> toMetadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put(MetadataKeys.VERDICT, level.id());
        metadata.put(MetadataKeys.VERDICT_REASON, reason);
        return metadata;
    }
}
