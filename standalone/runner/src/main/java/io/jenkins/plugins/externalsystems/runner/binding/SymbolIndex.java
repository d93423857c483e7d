package io.jenkins.plugins.externalsystems.runner.binding;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jenkinsci.Symbol;

/** Finds the plugin's classes by symbol, through the same index file as Jenkins does. */
public final class SymbolIndex {
    private static final String INDEX = "META-INF/services/annotations/" + Symbol.class.getName();

    private SymbolIndex() {}

    /**
     * The subtypes of a type by symbol. The symbol stands on a descriptor, which is nested in the class it describes.
     *
     * @param base such as the base class of all actions
     */
    public static <T> SortedMap<String, Class<? extends T>> of(Class<T> base) {
        SortedMap<String, Class<? extends T>> found = new TreeMap<>();
        ClassLoader loader = base.getClassLoader();
        try {
            for (URL index : Collections.list(loader.getResources(INDEX))) {
                try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(index.openStream(), StandardCharsets.UTF_8))) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        add(Class.forName(line, false, loader), base, found);
                    }
                }
            }
        } catch (IOException | ClassNotFoundException broken) {
            throw new UncheckedIOException(new IOException("the index of symbols cannot be read", broken));
        }
        return found;
    }

    private static <T> void add(Class<?> descriptor, Class<T> base, SortedMap<String, Class<? extends T>> found) {
        Class<?> described = descriptor.getEnclosingClass();
        if (described != null && base.isAssignableFrom(described)) {
            for (String symbol : descriptor.getAnnotation(Symbol.class).value()) {
                found.put(symbol, described.asSubclass(base));
            }
        }
    }
}
