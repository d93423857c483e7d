package io.jenkins.plugins.externalsystems.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.CallTrace;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.files.FileSource;
import io.jenkins.plugins.externalsystems.core.files.RefusedPatternException;
import io.jenkins.plugins.externalsystems.core.http.UnreadableSourceException;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MatchingFilesTest {
    private static ExternalSystemException failure(CallOptions options) {
        CallContext context = new CallContext("conn", "op", options, Instant.EPOCH, new CallTrace());
        return TestCalls.failureOf(MatchingFiles.of(context, "files", "*.log"));
    }

    private static ExternalSystemException failure(FileSource source) {
        return failure(CallOptions.defaults().withFiles(source));
    }

    @Test
    void namesTheParameterWhereNothingMatches() {
        ExternalSystemException failure = failure(patterns -> CompletableFuture.completedFuture(List.of()));
        assertThat(failure.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(failure)
                .hasMessage("Connection 'conn', operation 'op': parameter 'files' matches no file: '*.log'.");
        assertThat(failure.metadata()).containsEntry(MetadataKeys.PARAMETER, "files");
    }

    @Test
    void saysThatThereIsNoWorkspace() {
        ExternalSystemException failure = failure(CallOptions.defaults());
        assertThat(failure.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(failure).hasMessageContaining("cannot be looked for: there is no workspace to take files from.");
    }

    @Test
    void tellsAnUnreadableFolderWithoutItsPath() {
        ExternalSystemException failure =
                failure(patterns -> CompletableFuture.failedFuture(new IOException("/secret/path")));
        assertThat(failure.code()).isEqualTo(ErrorCode.EXCEPTION);
        assertThat(failure).hasMessageContaining("cannot be looked for (IOException)");
        assertThat(failure.getMessage()).doesNotContain("/secret");
    }

    @Test
    void tellsWhatIsWrongWithAPattern() {
        ExternalSystemException failure =
                failure(patterns -> CompletableFuture.failedFuture(new RefusedPatternException("'/x' is absolute")));
        assertThat(failure.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(failure).hasMessageContaining("parameter 'files' cannot be used: '/x' is absolute.");
    }

    @Test
    void tellsWhyTheSourceCannotBeRead() {
        ExternalSystemException failure = failure(patterns ->
                CompletableFuture.failedFuture(new UnreadableSourceException("the agent is offline", null)));
        assertThat(failure.code()).isEqualTo(ErrorCode.EXCEPTION);
        assertThat(failure).hasMessageContaining("cannot be looked for: the agent is offline.");
    }
}
