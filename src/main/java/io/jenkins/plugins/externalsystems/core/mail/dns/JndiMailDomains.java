package io.jenkins.plugins.externalsystems.core.mail.dns;

import io.jenkins.plugins.externalsystems.core.mail.MailDomains;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.Attributes;
import javax.naming.directory.InitialDirContext;

/** Asks the DNS that the machine is set up with, by the client that is part of Java. */
public final class JndiMailDomains implements MailDomains {
    private static final String[] ASKED = {"MX", "A", "AAAA"};
    private final Executor executor;

    /** @param executor runs the questions, which block for a few seconds at most */
    public JndiMailDomains(Executor executor) {
        this.executor = executor;
    }

    @Override
    public CompletableFuture<List<String>> mailServers(String domain) {
        return CompletableFuture.supplyAsync(() -> ask(domain), executor);
    }

    private static List<String> ask(String domain) {
        // The type that JNDI's interface wants.
        Hashtable<String, String> settings = new Hashtable<>();
        settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        settings.put("com.sun.jndi.dns.timeout.initial", "2000");
        settings.put("com.sun.jndi.dns.timeout.retries", "2");
        try {
            InitialDirContext dns = new InitialDirContext(settings);
            try {
                return hosts(domain, dns.getAttributes(domain + ".", ASKED));
            } finally {
                dns.close();
            }
        } catch (NameNotFoundException unknown) {
            return List.of();
        } catch (NamingException silent) {
            throw new LookupException("the DNS does not answer", silent);
        }
    }

    /** @return what the records say, in the order of their preference */
    static List<String> hosts(String domain, Attributes records) throws NamingException {
        Attribute exchangers = records.get("MX");
        if (exchangers == null) {
            return records.get("A") == null && records.get("AAAA") == null ? List.of() : List.of(domain);
        }
        List<String[]> found = new ArrayList<>();
        for (int i = 0; i < exchangers.size(); i++) {
            String[] parts = exchangers.get(i).toString().trim().split("\\s+");
            if (parts.length == 2 && parts[0].matches("\\d{1,5}")) {
                found.add(parts);
            }
        }
        found.sort(Comparator.comparingInt(parts -> Integer.parseInt(parts[0])));
        return found.stream()
                .map(parts -> parts[1].replaceAll("\\.$", ""))
                .filter(host -> !host.isEmpty())
                .toList();
    }
}
