package io.jenkins.plugins.externalsystems.bench;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/**
 * What becomes of a call that OkHttp makes in a thread of its own.
 *
 * @param <T> what is made of the response
 */
final class Answer<T> implements Callback {
    /** Makes something of a response. */
    @FunctionalInterface
    interface Reading<T> {
        T read(Response response) throws IOException;
    }

    private final Reading<T> reading;
    private final CompletableFuture<T> result = new CompletableFuture<>();

    Answer(Reading<T> reading) {
        this.reading = reading;
    }

    /** Starts the call. @return completes as it ends */
    CompletableFuture<T> of(Call call) {
        call.enqueue(this);
        return result;
    }

    @Override
    public void onFailure(Call call, IOException thrown) {
        result.completeExceptionally(thrown);
    }

    @Override
    public void onResponse(Call call, Response response) {
        try (response) {
            result.complete(reading.read(response));
        } catch (IOException thrown) {
            result.completeExceptionally(thrown);
        }
    }
}
