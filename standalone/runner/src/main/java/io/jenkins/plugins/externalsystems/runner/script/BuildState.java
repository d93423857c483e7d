package io.jenkins.plugins.externalsystems.runner.script;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/** The build's result so far; a script knows it as {@code currentBuild}. Results only get worse. */
public final class BuildState {
    static final String SUCCESS = "SUCCESS";
    static final String UNSTABLE = "UNSTABLE";
    static final String FAILURE = "FAILURE";
    static final String NOT_BUILT = "NOT_BUILT";
    static final String ABORTED = "ABORTED";
    private static final List<String> BY_BADNESS = List.of(SUCCESS, UNSTABLE, FAILURE, NOT_BUILT, ABORTED);

    private String result = SUCCESS;
    private boolean isSet;
    private String displayName = "#1";
    private String description = "";

    /** Null until something sets it. */
    @CheckForNull
    public String getResult() {
        return isSet ? result : null;
    }

    /** @throws IllegalArgumentException for an unknown word */
    public void setResult(String wanted) {
        if (!BY_BADNESS.contains(wanted)) {
            throw new IllegalArgumentException(
                    "currentBuild.result is '" + wanted + "'; allowed are " + String.join(", ", BY_BADNESS));
        }
        worsen(wanted);
    }

    /** {@code SUCCESS} as long as nothing else is known. */
    public String getCurrentResult() {
        return result;
    }

    public int getNumber() {
        return 1;
    }

    public String getDisplayName() {
        return displayName;
    }

    public void setDisplayName(String displayName) {
        this.displayName = displayName;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    /** There is none: every run is a first one. */
    @CheckForNull
    public Object getPreviousBuild() {
        return null;
    }

    void worsen(String wanted) {
        isSet = true;
        if (BY_BADNESS.indexOf(wanted) > BY_BADNESS.indexOf(result)) {
            result = wanted;
        }
    }

    boolean isFailed() {
        return BY_BADNESS.indexOf(result) >= BY_BADNESS.indexOf(FAILURE);
    }
}
