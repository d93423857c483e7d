package io.jenkins.plugins.externalsystems.core.mail.compose;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How each message of a batch went, and what the call says of them all. Used by one stage after the other. */
public final class BatchReport {
    private final CallContext context;
    private final int size;
    private final SortedMap<Integer, Map<String, Object>> results = new TreeMap<>();

    @CheckForNull
    private ExternalSystemException first;

    private int failed;
    private int unknown;

    /** @param size how many messages there are */
    public BatchReport(CallContext context, int size) {
        this.context = context;
        this.size = size;
    }

    /** A message that the other side took. @param about it @return its row, to be remembered for a repeat */
    public Map<String, Object> sent(int index, Map<String, Object> about) {
        Map<String, Object> result = result(index, true, about);
        results.put(index, result);
        return result;
    }

    /** A message that an earlier try of the call sent. @param result the row that {@link #sent} gave then */
    public void sentBefore(int index, Map<String, Object> result) {
        results.put(index, result);
    }

    /**
     * A message that was not sent, or of which nobody knows.
     *
     * @return whether the next one is worth a try: not where the other side is out of reach or does not know us
     */
    public boolean failed(int index, Map<String, Object> about, ExternalSystemException failure) {
        first = first == null ? failure : first;
        Map<String, Object> result = result(index, false, about);
        result.putAll(failure.partialData());
        result.put("error", failure.getMessage());
        result.put("error_code", failure.code().name());
        boolean isOpen = failure.isOutcomeUnknown();
        if (isOpen) {
            result.put(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
            unknown++;
        } else {
            failed++;
        }
        results.put(index, result);
        return switch (failure.code()) {
            case CONFIGURATION_ERROR, CONNECTION_ERROR, AUTHENTICATION_ERROR, RATE_LIMIT_ERROR, TIMEOUT_ERROR -> isOpen;
            default -> true;
        };
    }

    /** A message that was not tried, since the one before says that it would fail as well. */
    public void notTried(int index, Map<String, Object> about) {
        Map<String, Object> result = result(index, false, about);
        result.put("error", "not tried after the failure before");
        result.put(
                "error_code",
                first == null ? ErrorCode.EXCEPTION.name() : first.code().name());
        failed++;
        results.put(index, result);
    }

    private static Map<String, Object> result(int index, boolean isSent, Map<String, Object> about) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("index", index);
        result.put("ok", isSent);
        result.putAll(about);
        return result;
    }

    /**
     * What the call gives.
     *
     * @throws ExternalSystemException with the first failure's code and everything as partial data, unless all were sent
     */
    public Map<String, Object> end() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("sent", size - failed - unknown);
        data.put("failed", failed);
        data.put("unknown", unknown);
        data.put("results", List.copyOf(results.values()));
        ExternalSystemException cause = first;
        if (cause == null) {
            return data;
        }
        ExternalSystemException failure = new ExternalSystemException(
                        cause.code(),
                        context.subject() + (failed + unknown) + " of " + size
                                + " messages were not surely sent; the first: "
                                + cause.getMessage().replace(context.subject(), ""),
                        cause)
                .withPartialData(data);
        throw unknown == 0 ? failure : failure.with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
    }
}
