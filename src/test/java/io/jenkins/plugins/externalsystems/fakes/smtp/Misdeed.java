package io.jenkins.plugins.externalsystems.fakes.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What a server does in place of an answer. */
enum Misdeed {
    STALL,
    RESET,
    CLOSE,
    ENDLESS_LINE,
    ENDLESS_LINES,
    ENDLESS_GARBAGE;

    /** The scripted answer for it. */
    String script() {
        return "(" + name() + ")";
    }

    /** Does what the script says, and ends the talk; does nothing where it is an answer. */
    static void commit(String script, FakeSmtp fake, Socket socket) throws IOException {
        for (Misdeed misdeed : values()) {
            if (script.equals(misdeed.script())) {
                misdeed.commit(fake, socket);
                throw new EOFException();
            }
        }
    }

    private void commit(FakeSmtp fake, Socket socket) throws IOException {
        switch (this) {
            case STALL -> {
                fake.stalls.release();
                try {
                    fake.closed.await();
                } catch (InterruptedException over) {
                    Thread.currentThread().interrupt();
                }
            }
            case RESET -> {
                socket.setSoLinger(true, 0);
                socket.close();
            }
            case CLOSE -> socket.close();
            case ENDLESS_LINE -> flood("250-" + "x".repeat(1000), fake, socket);
            case ENDLESS_LINES -> flood("250-more\r\n", fake, socket);
            case ENDLESS_GARBAGE -> flood("what?\r\n", fake, socket);
        }
    }

    /** Ends when the client hangs up. */
    private static void flood(String text, FakeSmtp fake, Socket socket) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        OutputStream out = socket.getOutputStream();
        while (true) {
            out.write(bytes);
            fake.flooded.addAndGet(bytes.length);
        }
    }
}
