package io.jenkins.plugins.externalsystems.core;

import java.util.Map;

/** An earlier try of a call that may have arrived, and of which nobody can tell. */
public final class EarlierTry {
    private EarlierTry() {}

    /**
     * Its outcome stays open.
     *
     * @param why the rest of a sentence, without a full stop
     * @param place where a person finds out, such as {@code in Teams}
     */
    public static ExternalSystemException unknown(CallContext context, ErrorCode code, String why, String place) {
        return new ExternalSystemException(
                        code,
                        context.subject()
                                + "an earlier try of this may have arrived, and whether it did cannot be found out: "
                                + why + "; look " + place + " before doing it again.")
                .with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
    }

    /**
     * That a look for it failed leaves its outcome open.
     *
     * @param thrown what the look failed with
     * @param place where a person finds out, such as {@code in Teams}
     * @return to be thrown on by a stage
     */
    public static RuntimeException unknown(CallContext context, Throwable thrown, String place) {
        if (!(StageFailure.cause(thrown) instanceof ExternalSystemException failure)) {
            return StageFailure.again(thrown);
        }
        if (failure.metadata().containsKey(MetadataKeys.OUTCOME)) {
            return failure;
        }
        String reason = failure.getMessage().replace(context.subject(), "").replaceFirst("\\.$", "");
        ExternalSystemException unknown = unknown(context, failure.code(), reason, place);
        for (Map.Entry<String, Object> entry : failure.metadata().entrySet()) {
            unknown = unknown.with(entry.getKey(), entry.getValue());
        }
        return unknown;
    }
}
