package io.jenkins.plugins.externalsystems.standalone.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotationIndexProcessorTest {
    private static final Map<String, String> SOURCES = Map.of(
            "org/jvnet/hudson/annotation_indexer/Indexed.java",
            "package org.jvnet.hudson.annotation_indexer; public @interface Indexed {}",
            "a/Symbol.java",
            "package a; @org.jvnet.hudson.annotation_indexer.Indexed public @interface Symbol { String value(); }",
            "a/Other.java",
            "package a; public @interface Other {}",
            "a/Second.java",
            "package a; @Symbol(\"second\") @Other class Second { @Symbol(\"inner\") static class Inner {} }",
            "a/Data.java",
            "package a; @Symbol(\"record\") record Data(int value) {}",
            "a/First.java",
            "package a; class First { @Symbol(\"method\") void run() {} @Symbol(\"again\") int field; }");

    @TempDir
    Path output;

    @Test
    void listsEveryUserOfAnIndexedAnnotationOnceAndSorted() throws IOException {
        compile();

        assertThat(output.resolve("META-INF/services/annotations/a.Symbol"))
                .hasContent("a.First\na.Second\na.Second$Inner\n");
    }

    @Test
    void leavesRecordsOutAsTheCanonicalBuildDoes() throws IOException {
        compile();

        assertThat(output.resolve("META-INF/services/annotations/a.Symbol"))
                .content()
                .doesNotContain("a.Data");
    }

    @Test
    void leavesOtherAnnotationsAlone() throws IOException {
        compile();

        try (var files = Files.list(output.resolve("META-INF/services/annotations"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("a.Symbol");
        }
    }

    private void compile() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> sources = SOURCES.entrySet().stream()
                .<JavaFileObject>map(source -> new Source(source.getKey(), source.getValue()))
                .toList();
        JavaCompiler.CompilationTask task =
                compiler.getTask(null, null, null, List.of("-d", output.toString()), null, sources);
        task.setProcessors(List.of(new AnnotationIndexProcessor()));
        assertThat(task.call()).isTrue();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String path, String text) {
            super(URI.create("string:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
