package io.jenkins.plugins.externalsystems.core.http.okhttp;

import java.io.IOException;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Hides Retry-After of a 503 from OkHttp, which sends the request again by itself when it is 0, whatever the request was,
 * and fails on numbers that do not fit an int. {@link #restore} brings it back.
 */
final class KeepUnavailable implements Interceptor {
    private static final String NAME = "Retry-After";
    private static final String HIDDEN = "X-External-Systems-Retry-After";

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        return response.code() == 503 ? renamed(response, NAME, HIDDEN) : response;
    }

    /** The answer's headers as they came. */
    static Headers restore(Response response) {
        return response.code() == 503 ? renamed(response, HIDDEN, NAME).headers() : response.headers();
    }

    private static Response renamed(Response response, String from, String to) {
        String value = response.header(from);
        return value == null
                ? response
                : response.newBuilder().removeHeader(from).header(to, value).build();
    }
}
