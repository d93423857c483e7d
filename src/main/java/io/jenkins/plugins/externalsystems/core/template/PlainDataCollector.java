package io.jenkins.plugins.externalsystems.core.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads entries of maps and elements of lists, and nothing else: the library's own collector calls methods. */
final class PlainDataCollector implements Mustache.Collector {
    private static final Mustache.VariableFetcher ENTRY = (map, name) ->
            ((Map<?, ?>) map).containsKey(name) ? ((Map<?, ?>) map).get(name) : Template.NO_FETCHER_FOUND;

    @CheckForNull
    @Override
    public Iterator<?> toIterator(Object value) {
        return value instanceof List<?> list ? list.iterator() : null;
    }

    @CheckForNull
    @Override
    public Mustache.VariableFetcher createFetcher(Object context, String name) {
        return context instanceof Map<?, ?> ? ENTRY : null;
    }

    @Override
    public <K, V> Map<K, V> createFetcherCache() {
        return new ConcurrentHashMap<>();
    }
}
