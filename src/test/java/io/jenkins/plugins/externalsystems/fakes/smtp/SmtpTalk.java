package io.jenkins.plugins.externalsystems.fakes.smtp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** One connection to the fake. */
final class SmtpTalk {
    private static final int LONGEST_LINE = 1000;
    private static final Pattern MAIL = Pattern.compile("MAIL FROM:<([^<>\\s]+@[^<>\\s]+)>(?: SIZE=(\\d+))?");
    private static final Pattern RCPT = Pattern.compile("RCPT TO:<([^<>\\s]+@[^<>\\s]+)>");

    private final FakeSmtp fake;
    private Socket socket;
    private InputStream in;
    private boolean isSecure;
    private boolean isGreeted;
    private boolean isLoggedIn;
    private String sender;
    private List<String> recipients = new ArrayList<>();

    SmtpTalk(FakeSmtp fake, Socket socket) {
        this.fake = fake;
        this.socket = socket;
    }

    void run() {
        try (Socket plain = socket) {
            in = new BufferedInputStream(plain.getInputStream());
            if (fake.isTlsFirst) {
                secure();
            }
            say("greeting", "220 mail.test ESMTP");
            for (String line = line(); line != null; line = line()) {
                if (!handle(line)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The client has gone, or is meant to think so.
        }
    }

    private boolean handle(String line) throws IOException {
        String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        fake.commands.add(verb.equals("AUTH") ? line.split(" ")[0] + " " + line.split(" ")[1] : line);
        switch (verb) {
            case "EHLO" -> ehlo();
            case "STARTTLS" -> startTls();
            case "AUTH" -> auth(line);
            case "MAIL" -> mail(line);
            case "RCPT" -> rcpt(line);
            case "DATA" -> data();
            case "RSET" -> {
                forget();
                say("RSET", "250 2.0.0 Ok");
            }
            case "NOOP" -> say("NOOP", "250 2.0.0 Ok");
            case "QUIT" -> {
                say("QUIT", "221 2.0.0 Bye");
                return false;
            }
            default -> violation("500 5.5.2 unknown command", line);
        }
        return true;
    }

    private void ehlo() throws IOException {
        isGreeted = true;
        forget();
        StringBuilder answer = new StringBuilder("250-mail.test\r\n250-8BITMIME\r\n250-ENHANCEDSTATUSCODES\r\n");
        if (fake.tls != null && !isSecure) {
            answer.append("250-STARTTLS\r\n");
        }
        if (fake.needsLogin) {
            answer.append("250-AUTH ").append(fake.mechanisms).append("\r\n");
        }
        say("EHLO", answer.append("250 SIZE ").append(fake.maxSize).toString());
    }

    private void startTls() throws IOException {
        if (fake.tls == null || isSecure) {
            violation("503 5.5.1 no STARTTLS here", "STARTTLS");
            return;
        }
        if (!say("STARTTLS", "220 2.0.0 Ready")) {
            return;
        }
        say("handshake", "");
        secure();
        isGreeted = false;
    }

    private void secure() throws IOException {
        SSLSocket secure = (SSLSocket) fake.tls
                .getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), false);
        secure.setUseClientMode(false);
        secure.setNeedClientAuth(fake.needsCertificate);
        try {
            secure.startHandshake();
        } catch (SSLException refused) {
            // A socket that is closed before all is read would be reset, and the alert lost.
            socket.shutdownOutput();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            throw refused;
        }
        socket = secure;
        in = new BufferedInputStream(secure.getInputStream());
        isSecure = true;
    }

    private void auth(String line) throws IOException {
        String[] words = line.split(" ");
        if (!isGreeted || isLoggedIn || !List.of(fake.mechanisms.split(" ")).contains(words[1])) {
            violation("504 5.5.4 no such mechanism", words[1]);
            return;
        }
        boolean isGood =
                switch (words[1]) {
                    case "PLAIN" ->
                        fake.users.contains(text(words[2]).substring(1).replace('\0', ':'));
                    case "LOGIN" -> fake.users.contains(ask("VXNlcm5hbWU6") + ":" + ask("UGFzc3dvcmQ6"));
                    case "XOAUTH2" -> token(words[2]);
                    default -> false;
                };
        isLoggedIn = isGood;
        // Some servers send back what they were told.
        String echo = words.length > 2 ? text(words[2]).replaceAll("\\p{Cntrl}", " ") : "";
        while (fake.asksOn) {
            say("AUTH", "334 ");
            line();
        }
        say("AUTH", isGood ? "235 2.7.0 Accepted" : "535 5.7.8 Error: authentication failed: " + echo);
    }

    private String ask(String question) throws IOException {
        say("334", "334 " + question);
        return text(line());
    }

    /** A refusal comes with an explanation first, to which the client answers with an empty line. */
    private boolean token(String word) throws IOException {
        Matcher matcher =
                Pattern.compile("user=([^\1]*)\1auth=Bearer ([^\1]*)\1\1").matcher(text(word));
        boolean isGood = matcher.matches() && fake.users.contains(matcher.group(1) + ":" + matcher.group(2));
        if (!isGood) {
            say("334", "334 eyJzdGF0dXMiOiI0MDAifQ==");
            String empty = line();
            if (empty == null || !empty.isEmpty()) {
                fake.violations.add("no empty line after an explained refusal");
            }
        }
        return isGood;
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private void mail(String line) throws IOException {
        Matcher matcher = MAIL.matcher(line);
        if (fake.needsLogin && !isLoggedIn) {
            say("MAIL", "530 5.7.0 Authentication required");
        } else if (!isGreeted || sender != null || !matcher.matches()) {
            violation("503 5.5.1 bad sequence or syntax", line);
        } else if (matcher.group(2) != null && Long.parseLong(matcher.group(2)) > fake.maxSize) {
            say("MAIL", "552 5.3.4 Message size exceeds limit");
        } else if (say("MAIL", "250 2.1.0 Ok")) {
            sender = matcher.group(1);
        }
    }

    private void rcpt(String line) throws IOException {
        Matcher matcher = RCPT.matcher(line);
        if (sender == null || !matcher.matches()) {
            violation("503 5.5.1 bad sequence or syntax", line);
            return;
        }
        String refusal = fake.refusedRecipients.get(matcher.group(1));
        if (refusal != null) {
            say("refusal", refusal);
        } else if (say("RCPT", "250 2.1.5 Ok")) {
            recipients.add(matcher.group(1));
        }
    }

    private void data() throws IOException {
        if (recipients.isEmpty()) {
            violation("503 5.5.1 no recipients", "DATA");
            return;
        }
        if (!say("DATA", "354 End data with <CR><LF>.<CR><LF>")) {
            return;
        }
        StringBuilder message = new StringBuilder();
        for (String line = line(); ; line = line()) {
            if (line == null) {
                throw new EOFException();
            }
            if (line.equals(".")) {
                break;
            }
            message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        ReceivedMail mail = new ReceivedMail(sender, List.copyOf(recipients), message.toString());
        forget();
        if (message.length() > fake.maxSize) {
            say("too large", "552 5.3.4 Message too big");
        } else {
            Queue<String> script = fake.scripts.get(".");
            if (script == null || script.isEmpty() || script.peek().startsWith("2")) {
                fake.messages.add(mail);
            }
            say(".", "250 2.0.0 Ok: queued as F00");
        }
    }

    private void forget() {
        sender = null;
        recipients = new ArrayList<>();
    }

    private void violation(String answer, String line) throws IOException {
        fake.violations.add(line);
        say("violation", answer);
    }

    /** @return whether the answer was a good one */
    private boolean say(String command, String usual) throws IOException {
        Queue<String> script = fake.scripts.get(command);
        String scripted = script == null ? null : script.poll();
        String answer = scripted == null ? usual : scripted;
        Misdeed.commit(answer, fake, socket);
        if (answer.isEmpty()) {
            return true;
        }
        socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        if (answer.startsWith("421")) {
            socket.close();
            throw new EOFException();
        }
        return answer.startsWith("2") || answer.startsWith("3");
    }

    /** A line without its CRLF; null at the end. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int before = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                if (before != '\r') {
                    fake.violations.add("a line that ends without CR");
                }
                byte[] bytes = line.toByteArray();
                if (bytes.length + 1 > LONGEST_LINE) {
                    fake.violations.add("a line of " + bytes.length + " bytes");
                }
                return new String(bytes, 0, Math.max(0, bytes.length - 1), StandardCharsets.UTF_8);
            }
            line.write(c);
            before = c;
        }
        return null;
    }
}
