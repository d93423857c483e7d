package io.jenkins.plugins.externalsystems.fakes.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;

/**
 * A mail server that keeps what it takes and is strict: commands in order, known parameters only, CRLF line ends, lines of at
 * most 1,000 bytes, dots stuffed. What it answers at each command can be scripted.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321">RFC 5321</a>
 */
public final class FakeSmtp implements AutoCloseable {
    /** In place of an answer: says nothing. */
    public static final String STALL = Misdeed.STALL.script();
    /** In place of an answer: breaks the connection. */
    public static final String RESET = Misdeed.RESET.script();
    /** In place of an answer: closes the connection as one that is done. */
    public static final String CLOSE = Misdeed.CLOSE.script();
    /** In place of an answer: a line that never ends. */
    public static final String ENDLESS_LINE = Misdeed.ENDLESS_LINE.script();
    /** In place of an answer: one of lines without end. */
    public static final String ENDLESS_LINES = Misdeed.ENDLESS_LINES.script();
    /** In place of an answer: lines without end that are none. */
    public static final String ENDLESS_GARBAGE = Misdeed.ENDLESS_GARBAGE.script();

    final Map<String, Queue<String>> scripts = new ConcurrentHashMap<>();
    final Map<String, String> refusedRecipients = new ConcurrentHashMap<>();
    final Set<String> users = ConcurrentHashMap.newKeySet();
    final CountDownLatch closed = new CountDownLatch(1);
    final List<String> commands = new CopyOnWriteArrayList<>();
    final List<String> violations = new CopyOnWriteArrayList<>();
    final List<ReceivedMail> messages = new CopyOnWriteArrayList<>();
    final AtomicInteger sessions = new AtomicInteger();
    final AtomicLong flooded = new AtomicLong();
    final Semaphore stalls = new Semaphore(0);
    volatile SSLContext tls;
    volatile boolean isTlsFirst;
    volatile boolean needsCertificate;
    volatile String mechanisms = "PLAIN LOGIN";
    volatile boolean needsLogin;
    volatile boolean asksOn;
    volatile long maxSize = 50_000_000;

    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "fake-smtp");
        thread.setDaemon(true);
        return thread;
    });

    private FakeSmtp() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noSocket) {
            throw new UncheckedIOException(noSocket);
        }
    }

    /** A server without TLS that takes mail from everybody. */
    public static FakeSmtp start() {
        FakeSmtp smtp = new FakeSmtp();
        smtp.workers.execute(smtp::accept);
        return smtp;
    }

    /** Offers STARTTLS from now on. */
    public FakeSmtp withStartTls(SSLContext context) {
        tls = context;
        return this;
    }

    /** Speaks TLS from the first byte on. */
    public FakeSmtp withTls(SSLContext context) {
        tls = context;
        isTlsFirst = true;
        return this;
    }

    /** Takes only clients that show a certificate which the TLS context trusts. */
    public FakeSmtp withClientCertificates() {
        needsCertificate = true;
        return this;
    }

    /** Wants a login. @param offered mechanisms. @param accounts {@code user:password}, or {@code user:token} for XOAUTH2 */
    public FakeSmtp withLogin(String offered, String... accounts) {
        mechanisms = offered;
        needsLogin = true;
        users.addAll(List.of(accounts));
        return this;
    }

    /** Says in EHLO that messages may have so many bytes, and holds to it. */
    public FakeSmtp withMaxSize(long bytes) {
        maxSize = bytes;
        return this;
    }

    /**
     * Answers a command once so.
     *
     * @param command {@code greeting}, a verb in capitals, or {@code .} for the end of a message
     * @param answer a line, or {@link #STALL} or another of the constants
     */
    public FakeSmtp answer(String command, String answer) {
        scripts.computeIfAbsent(command, key -> new ConcurrentLinkedQueue<>()).add(answer);
        return this;
    }

    /** Refuses a recipient each time. */
    public FakeSmtp refuse(String recipient, String answer) {
        refusedRecipients.put(recipient, answer);
        return this;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** What was taken so far. */
    public List<ReceivedMail> messages() {
        return List.copyOf(messages);
    }

    /** The commands of all sessions, logins without what follows AUTH's mechanism. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /** What a client did that no server has to bear. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    /** How many connections there were. */
    public int sessions() {
        return sessions.get();
    }

    /** Asks for more at a login, whatever it is told. */
    public FakeSmtp asksOn() {
        asksOn = true;
        return this;
    }

    /** How many bytes of endless answers the clients' side took, the buffers of the sockets included. */
    public long flooded() {
        return flooded.get();
    }

    /** Waits until it is silent where it should answer. */
    public void awaitStall() throws InterruptedException {
        if (!stalls.tryAcquire(20, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody came so far");
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                sessions.incrementAndGet();
                workers.execute(() -> new SmtpTalk(this, socket).run());
            } catch (IOException ended) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            workers.shutdownNow();
        }
    }
}
