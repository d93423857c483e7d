package io.jenkins.plugins.externalsystems.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A private certificate authority in a folder, made by the JDK's keytool when a test needs it, with the certificates that it
 * signs. So no key lies about in the sources.
 */
public final class TestAuthority {
    /** Of every key store here. */
    public static final String PASS = "not-a-secret";

    private final Path directory;
    private final String name;

    /** A new authority. @param name of the key stores' files too */
    public TestAuthority(Path directory, String name) throws IOException, InterruptedException {
        this.directory = directory;
        this.name = name;
        generate(name, "CN=" + name, "bc:c", "2");
    }

    private TestAuthority(TestAuthority parent, String name) throws IOException, InterruptedException {
        this.directory = parent.directory;
        this.name = name;
        parent.issue(name, "CN=" + name, "bc:c", "2");
    }

    /** An authority that this one vouches for. */
    public TestAuthority intermediate(String child) throws IOException, InterruptedException {
        return new TestAuthority(this, child);
    }

    /** A certificate for a host, with its chain. @param validity in days; negative for one that has expired */
    public KeyStore server(String alias, String host, int validity) throws IOException, InterruptedException {
        issue(
                alias,
                "CN=" + host,
                "san=" + (host.matches("[0-9.]+") ? "ip:" : "dns:") + host,
                String.valueOf(validity));
        return load(alias);
    }

    /** A certificate to show to servers. */
    public KeyStore client(String alias) throws IOException, InterruptedException {
        issue(alias, "CN=" + alias, "eku=clientAuth", "2");
        return load(alias);
    }

    /** The authority's own certificate. */
    public String pem() throws IOException, InterruptedException {
        return keytool("-exportcert", "-rfc", "-alias", name, "-keystore", store(name));
    }

    /** What {@link #client} made, as the setting takes it. */
    public String base64(String alias) throws IOException {
        return Base64.getEncoder().encodeToString(Files.readAllBytes(directory.resolve(alias + ".p12")));
    }

    /** A server's context. @param clients whose certificates it takes; null where it asks for none */
    public static SSLContext context(KeyStore server, TestAuthority clients) throws IOException, InterruptedException {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(server, PASS.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            if (clients == null) {
                context.init(keys.getKeyManagers(), null, null);
                return context;
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            KeyStore authorities = KeyStore.getInstance("PKCS12");
            authorities.load(null, null);
            authorities.setCertificateEntry(
                    "authority", clients.load(clients.name).getCertificate(clients.name));
            trust.init(authorities);
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IOException(broken);
        }
    }

    private void generate(String alias, String subject, String extension, String days)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                subject,
                "-ext",
                extension,
                "-keystore",
                store(alias)));
        if (Integer.parseInt(days) < 0) {
            arguments.addAll(List.of("-startdate", days + "d", "-validity", "1"));
        } else {
            arguments.addAll(List.of("-validity", days));
        }
        keytool(arguments.toArray(String[]::new));
    }

    /** Makes a key and has this authority sign its certificate. */
    private void issue(String alias, String subject, String extension, String days)
            throws IOException, InterruptedException {
        generate(alias, subject, extension, days);
        Path request = directory.resolve(alias + ".csr");
        Path signed = directory.resolve(alias + ".pem");
        Files.writeString(request, keytool("-certreq", "-alias", alias, "-keystore", store(alias)));
        List<String> sign = new ArrayList<>(List.of(
                "-gencert",
                "-rfc",
                "-alias",
                name,
                "-keystore",
                store(name),
                "-infile",
                request.toString(),
                "-ext",
                extension));
        sign.addAll(
                Integer.parseInt(days) < 0
                        ? List.of("-startdate", days + "d", "-validity", "1")
                        : List.of("-validity", days));
        Files.writeString(signed, keytool(sign.toArray(String[]::new)));
        // The reply has to find its issuers in the store.
        Path chain = directory.resolve(alias + "-chain.pem");
        Files.writeString(chain, Files.readString(signed) + chainPem());
        keytool("-importcert", "-noprompt", "-alias", alias, "-keystore", store(alias), "-file", chain.toString());
    }

    private String chainPem() throws IOException, InterruptedException {
        Path own = directory.resolve(name + "-chain.pem");
        return Files.exists(own) ? Files.readString(own) : pem();
    }

    private String store(String alias) {
        return directory.resolve(alias + ".p12").toString();
    }

    private KeyStore load(String alias) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of(store(alias)))) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASS.toCharArray());
            return keys;
        } catch (GeneralSecurityException broken) {
            throw new IOException(broken);
        }
    }

    private static String keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASS));
        Process keytool = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException(command.get(1) + ": " + said);
        }
        return said;
    }
}
