package io.jenkins.plugins.externalsystems.itest;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the forms' pages refer to is there: a help page for every field and kind, a text for every label. */
class FormResourcesITest {
    private static final String PACKAGE = "io/jenkins/plugins/externalsystems";
    private static final Pattern ENTRY = Pattern.compile("<f:entry[^>]*\\sfield=\"(\\w+)\"");
    private static final Pattern LABEL = Pattern.compile("\\$\\{%(\\w+)");
    private static final Pattern NUMBER = Pattern.compile("<f:number[^>]*>");
    private static final Pattern LIST =
            Pattern.compile("<f:repeatableProperty[^>]*(/>|(?<!/)>.*?</f:repeatableProperty>)", Pattern.DOTALL);
    private static final Pattern INCLUDE = Pattern.compile("<st:include page=\"(\\w+\\.jelly)\" class=\"([\\w.]+)\"");

    @Test
    void everyLabelHasAText() throws Exception {
        int labels = 0;
        for (Path page : pages()) {
            Properties texts = new Properties();
            Path file = page.resolveSibling(page.getFileName().toString().replace(".jelly", ".properties"));
            if (Files.exists(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    texts.load(in);
                }
            }
            Matcher label = LABEL.matcher(Files.readString(page));
            while (label.find()) {
                assertThat(texts.stringPropertyNames()).as(page.toString()).contains(label.group(1));
                labels++;
            }
        }
        assertThat(labels).isGreaterThan(60);
    }

    @Test
    void everyRowOfAListCanBeDeleted() throws Exception {
        int lists = 0;
        for (Path page : pages()) {
            Matcher list = LIST.matcher(Files.readString(page));
            while (list.find()) {
                assertThat(list.group()).as(page.toString()).contains("<f:repeatableDeleteButton");
                lists++;
            }
        }
        assertThat(lists).isGreaterThan(5);
    }

    /** A blank one would be zero, which is not what a new form means. */
    @Test
    void everyNumberHasADefault() throws Exception {
        int numbers = 0;
        for (Path page : pages()) {
            Matcher number = NUMBER.matcher(Files.readString(page));
            while (number.find()) {
                assertThat(number.group()).as(page.toString()).contains(" default=\"");
                numbers++;
            }
        }
        assertThat(numbers).isGreaterThan(10);
    }

    @Test
    @WithJenkins
    void everyFieldAndEveryKindHasHelp(JenkinsRule jenkins) throws Exception {
        JenkinsRule.WebClient client = Forms.client(jenkins);
        List<String> missing = new ArrayList<>();
        int fields = 0;
        for (Descriptor<?> descriptor : ExtensionList.lookup(Descriptor.class)) {
            String ours = PACKAGE.replace('/', '.') + ".";
            if (!descriptor.clazz.getName().startsWith(ours)) {
                continue;
            }
            for (String field : fields(descriptor.clazz.getName())) {
                fields++;
                if (!hasHelp(client, descriptor, field)) {
                    missing.add(descriptor.clazz.getSimpleName() + "." + field);
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(fields).isGreaterThan(80);
    }

    private static boolean hasHelp(JenkinsRule.WebClient client, Descriptor<?> descriptor, String field)
            throws IOException {
        WebResponse answer = Forms.get(client, "descriptor/" + descriptor.getId() + "/help/" + field, Map.of());
        return answer.getStatusCode() == 200 && answer.getContentAsString().contains("<div>");
    }

    /** Of the form and of the pages that it includes. */
    private static List<String> fields(String className) throws Exception {
        Path page = page(className, "config.jelly");
        List<String> fields = new ArrayList<>();
        if (Files.exists(page)) {
            collect(Files.readString(page), fields);
        }
        return fields;
    }

    private static void collect(String page, List<String> fields) throws Exception {
        Matcher entry = ENTRY.matcher(page);
        while (entry.find()) {
            fields.add(entry.group(1));
        }
        Matcher include = INCLUDE.matcher(page);
        while (include.find()) {
            collect(Files.readString(page(include.group(2), include.group(1))), fields);
        }
    }

    private static Path page(String className, String name) throws Exception {
        return root().resolve(className
                        .substring(PACKAGE.length() + 1)
                        .replace('.', '/')
                        .replace('$', '/'))
                .resolve(name);
    }

    private static List<Path> pages() throws Exception {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(file -> file.toString().endsWith(".jelly")).toList();
        }
    }

    private static Path root() throws Exception {
        return Path.of(FormResourcesITest.class
                        .getClassLoader()
                        .getResource(PACKAGE + "/config/ConnectionConfiguration/common.jelly")
                        .toURI())
                .resolve("../../..")
                .normalize();
    }
}
