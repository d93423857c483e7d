package io.jenkins.plugins.externalsystems.standalone.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small repository with all that the packager reads. */
public final class SampleRepository {
    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <groupId>org.example</groupId>
              <artifactId>sample</artifactId>
              <version>${revision}</version>
              <name>A Sample</name>
              <url>https://example.org/${project.artifactId}</url>
              <licenses>
                <license><name>MIT</name><url>https://example.org/mit</url></license>
              </licenses>
              <developers>
                <developer><id>ann</id><name>Ann</name><email>ann@example.org</email></developer>
                <developer><id>bob</id></developer>
              </developers>
              <properties>
                <revision>1.2</revision>
                <jenkins.baseline>2.541</jenkins.baseline>
                <jenkins.version>${jenkins.baseline}.3</jenkins.version>
                <hpi.bundledArtifacts>small</hpi.bundledArtifacts>
              </properties>
              <dependencies>
                <dependency><groupId>org.z</groupId><artifactId>last</artifactId><optional>true</optional></dependency>
                <dependency><groupId>org.small</groupId><artifactId>small</artifactId><version>3</version></dependency>
                <dependency><groupId>org.a</groupId><artifactId>first</artifactId></dependency>
                <dependency><groupId>org.t</groupId><artifactId>harness</artifactId><scope>test</scope></dependency>
              </dependencies>
            </project>
            """;

    private final Path root;

    /** @param root an empty folder */
    public SampleRepository(Path root) throws IOException {
        this.root = root;
        write("pom.xml", POM);
        write("standalone/plugin-versions.properties", "org.a\\:first=11\norg.z\\:last=22\n");
        write("classes/index.jelly", "<div/>");
        write("classes/org/example/One.class", "one");
        write("libraries/small-3.jar", "small");
        write("src/main/webapp/logo.svg", "<svg/>");
    }

    /** Writes or replaces a file. */
    public void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    public void replaceInPom(String text, String by) throws IOException {
        write("pom.xml", Files.readString(root.resolve("pom.xml")).replace(text, by));
    }

    public Path root() {
        return root;
    }

    /** Packages it and returns the hpi. */
    public Path packaged() throws IOException {
        Path hpi = root.resolve("target/sample.hpi");
        HpiPackager.write(root, root.resolve("classes"), root.resolve("libraries"), hpi);
        return hpi;
    }
}
