package io.jenkins.plugins.externalsystems.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;

/**
 * A connection of the JDK that is kept for the next request where its user would close it, so that a client which does not
 * pool is measured with a pool as ours is.
 */
final class KeptConnection extends HttpURLConnection {
    private final HttpURLConnection kept;

    /** @param url http */
    KeptConnection(URL url) throws IOException {
        super(url);
        kept = (HttpURLConnection) url.openConnection();
    }

    @Override
    public void setRequestProperty(String name, String value) {
        kept.setRequestProperty(name, value);
    }

    @Override
    public void setDoOutput(boolean doOutput) {
        kept.setDoOutput(doOutput);
    }

    @Override
    public void setRequestMethod(String method) throws java.net.ProtocolException {
        kept.setRequestMethod(method);
    }

    @Override
    public void setConnectTimeout(int millis) {
        kept.setConnectTimeout(millis);
    }

    @Override
    public void setReadTimeout(int millis) {
        kept.setReadTimeout(millis);
    }

    @Override
    public void connect() throws IOException {
        kept.connect();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return kept.getOutputStream();
    }

    @Override
    public int getResponseCode() throws IOException {
        return kept.getResponseCode();
    }

    @Override
    public InputStream getErrorStream() {
        return kept.getErrorStream();
    }

    /** Reads the answer to its end, after which the JDK keeps the connection. */
    @Override
    public void disconnect() {
        try (InputStream answer = kept.getInputStream()) {
            answer.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
            kept.disconnect();
        }
    }

    @Override
    public boolean usingProxy() {
        return kept.usingProxy();
    }
}
