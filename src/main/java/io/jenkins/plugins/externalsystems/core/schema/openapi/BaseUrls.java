package io.jenkins.plugins.externalsystems.core.schema.openapi;

import io.jenkins.plugins.externalsystems.core.schema.document.DocumentNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a document says that the service is. */
final class BaseUrls {
    private static final int MOST = 20;
    private static final int LONGEST = 1_000;
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)\\}");

    private BaseUrls() {}

    static List<String> of(DocumentNode root, boolean isSwagger) {
        List<String> urls = new ArrayList<>();
        if (isSwagger) {
            addSwagger(root, urls);
        } else {
            for (DocumentNode server : root.get("servers").elements()) {
                add(filled(server), urls);
            }
        }
        return urls;
    }

    private static void addSwagger(DocumentNode root, List<String> urls) {
        String host = root.text("host");
        String path = root.text("basePath");
        if (host.isEmpty()) {
            add(path, urls);
            return;
        }
        for (DocumentNode scheme : root.get("schemes").elements()) {
            add(scheme.text().orElse("https") + "://" + host + path, urls);
        }
        if (urls.isEmpty()) {
            add("https://" + host + path, urls);
        }
    }

    private static void add(String url, List<String> urls) {
        if (!url.isEmpty() && url.length() <= LONGEST && urls.size() < MOST) {
            urls.add(url);
        }
    }

    /** Variables have their defaults. */
    private static String filled(DocumentNode server) {
        String url = server.text("url");
        if (url.length() > LONGEST) {
            return "";
        }
        Matcher variables = VARIABLE.matcher(url);
        StringBuilder filled = new StringBuilder();
        while (variables.find()) {
            String value = server.get("variables").get(variables.group(1)).text("default");
            variables.appendReplacement(filled, Matcher.quoteReplacement(value.length() > LONGEST ? "" : value));
        }
        return variables.appendTail(filled).toString();
    }
}
