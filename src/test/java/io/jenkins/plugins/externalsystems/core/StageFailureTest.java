package io.jenkins.plugins.externalsystems.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class StageFailureTest {
    private final IOException checked = new IOException("gone");
    private final IllegalStateException unchecked = new IllegalStateException("wrong");

    @Test
    void takesTheWrapperOff() {
        assertThat(StageFailure.cause(new CompletionException(checked))).isSameAs(checked);
        assertThat(StageFailure.cause(unchecked)).isSameAs(unchecked);
        CompletionException empty = new CompletionException("of nothing", null);
        assertThat(StageFailure.cause(empty)).isSameAs(empty);
    }

    @Test
    void throwsOnWhatItCanAsItIs() {
        assertThat(StageFailure.again(new CompletionException(unchecked))).isSameAs(unchecked);
        assertThat(StageFailure.again(checked))
                .isInstanceOf(CompletionException.class)
                .hasCause(checked);
    }
}
