package io.jenkins.plugins.externalsystems.core.http.okhttp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Looks host names up for as long as connecting may take. The platform's own look-up waits for as long as the name servers'
 * settings say and cannot be cancelled, so that a caller who carries a request would stand there beyond the deadline.
 *
 * <p>A record, since sockets are pooled by it too.
 *
 * @param dns does the work
 * @param threads for the work
 * @param most time of a look-up
 */
record TimedLookup(Dns dns, Executor threads, Duration most) implements Dns {
    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        FutureTask<List<InetAddress>> work = new FutureTask<>(() -> dns.lookup(host));
        threads.execute(work);
        try {
            return work.get(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            work.cancel(true);
            throw because("no name server answered in time", late);
        } catch (InterruptedException interrupted) {
            work.cancel(true);
            Thread.currentThread().interrupt();
            throw because("interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw because("not found", failed.getCause());
        }
    }

    private static UnknownHostException because(String reason, Throwable cause) {
        UnknownHostException unknown = new UnknownHostException(reason);
        unknown.initCause(cause);
        return unknown;
    }
}
