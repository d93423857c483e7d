package io.jenkins.plugins.externalsystems.core.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads entries of maps and elements of lists, and nothing else: the library's own collector calls methods. */
final class PlainDataCollector implements Mustache.Collector {
    private static final Mustache.VariableFetcher ENTRY = (map, name) ->
            ((Map<?, ?>) map).containsKey(name) ? ((Map<?, ?>) map).get(name) : Template.NO_FETCHER_FOUND;

    /**
     * What a section is repeated for. An empty text or map and zero are nothing, as an empty list is; the library would ask
     * the formatter, which is for values that are shown.
     */
    @CheckForNull
    @Override
    public Iterator<?> toIterator(Object value) {
        if (value instanceof List<?> list) {
            return list.iterator();
        }
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty() ? Collections.emptyIterator() : List.of(map).iterator();
        }
        boolean isNothing = "".equals(value) || value instanceof Number number && number.doubleValue() == 0;
        return isNothing ? Collections.emptyIterator() : null;
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
