package io.jenkins.plugins.externalsystems.core;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happened on the wire during one call; becomes the result's metadata. Thread-safe. */
public final class CallTrace {
    private int attempts;
    private Integer httpStatus;
    private String requestId;
    private boolean mayHaveArrived;
    private Duration extension = Duration.ZERO;
    private Duration oldest;
    private boolean hasRememberedItem;
    private Verdict verdict;
    private final List<String> warnings = new ArrayList<>();

    /** One more request goes out. */
    public synchronized void attempt() {
        attempts++;
        httpStatus = null;
        requestId = null;
    }

    /** An answer came. @param requestId the service's id of the request, if it gave one */
    public synchronized void answered(int status, @CheckForNull String requestId) {
        this.httpStatus = status;
        this.requestId = requestId;
    }

    /**
     * An answer came from the connection's memory.
     *
     * @param age since the service gave or confirmed it
     * @param isMetadata whether the connector asked for itself
     */
    public synchronized void remembered(Duration age, boolean isMetadata) {
        oldest = oldest == null || age.compareTo(oldest) > 0 ? age : oldest;
        hasRememberedItem |= !isMetadata;
    }

    /** What the last request was answered with. @param status null for no answer @param requestId null for none */
    public record Answer(
            @CheckForNull Integer status, @CheckForNull String requestId) {}

    /** The last answer, for {@link #putBack}. */
    public synchronized Answer lastAnswer() {
        return new Answer(httpStatus, requestId);
    }

    /** An earlier answer is what the call ends with after all; what was asked since then only shed light on it. */
    public synchronized void putBack(Answer answer) {
        httpStatus = answer.status();
        requestId = answer.requestId();
    }

    /** An attempt failed in a way that leaves open whether the service did what it was asked. */
    public synchronized void outcomeUnknown() {
        mayHaveArrived = true;
    }

    /** Whether some attempt so far failed that the service may have processed all the same. */
    public synchronized boolean mayHaveArrived() {
        return mayHaveArrived;
    }

    /** Something worked but deserves a look, such as a text that was cut. */
    public synchronized void warn(String warning) {
        warnings.add(warning);
    }

    /** What the call, a check, found out about the build. */
    public synchronized void judge(Verdict found) {
        verdict = found;
    }

    /** The call's deadline moves by this much, because a large body has to go over the wire. */
    public synchronized void extend(Duration more) {
        extension = extension.plus(more);
    }

    synchronized Duration extension() {
        return extension;
    }

    public synchronized int attempts() {
        return attempts;
    }

    /** Metadata entries, see {@link MetadataKeys}. */
    public synchronized Map<String, Object> toMetadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put(MetadataKeys.ATTEMPTS, attempts);
        if (httpStatus != null) {
            metadata.put(MetadataKeys.HTTP_STATUS, httpStatus);
        }
        if (requestId != null) {
            metadata.put(MetadataKeys.REQUEST_ID, requestId);
        }
        if (oldest != null && (hasRememberedItem || attempts == 0)) {
            metadata.put(MetadataKeys.CACHED, true);
            metadata.put(MetadataKeys.CACHE_AGE_MS, oldest.toMillis());
        }
        if (verdict != null) {
            metadata.putAll(verdict.toMetadata());
        }
        if (!warnings.isEmpty()) {
            metadata.put(MetadataKeys.WARNINGS, List.copyOf(warnings));
        }
        return metadata;
    }
}
