package io.jenkins.plugins.externalsystems.core.jsonpath;

import com.jayway.jsonpath.spi.json.AbstractJsonProvider;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * Lets the library walk through maps and lists. Its own providers bring a parser with them; in Jenkins, the one for Jackson
 * would not find the Jackson that the plugins share.
 */
final class PlainDataProvider extends AbstractJsonProvider {
    @Override
    public Object parse(String json) {
        throw new UnsupportedOperationException("reads data, not text");
    }

    @Override
    public Object parse(InputStream json, String charset) {
        throw new UnsupportedOperationException("reads data, not text");
    }

    @Override
    public String toJson(Object data) {
        throw new UnsupportedOperationException("reads data and writes nothing");
    }

    @Override
    public Object createArray() {
        return new ArrayList<>();
    }

    @Override
    public Object createMap() {
        return new LinkedHashMap<>();
    }
}
