package io.jenkins.plugins.externalsystems.core.files;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Where a call's files come from: a build's workspace, or a folder of the library's caller. Parameters name files by
 * pattern only, so that a stored request holds no content.
 */
@FunctionalInterface
public interface FileSource {
    /**
     * The regular files that match, sorted by path; links that lead out of the source are left out.
     *
     * @param patterns Ant patterns relative to the source, separated by commas, such as {@code build/**}{@code /*.log}
     * @return empty where nothing matches; fails with {@link java.io.IOException} where the source cannot be read, with
     *     {@link RefusedPatternException} for patterns that it does not take, and with {@link NoFileSourceException} where the
     *     call has none
     */
    CompletionStage<List<FileContent>> find(String patterns);
}
