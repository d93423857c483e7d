package io.jenkins.plugins.externalsystems.core.connectors.rest;

import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.done;
import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.files.DirectoryFiles;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.core.files.FileSource;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.rest.HarbourFiles;
import io.jenkins.plugins.externalsystems.testing.ServiceCalls;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operations of an OpenAPI document that take files, forms of several parts, and text. */
class RestFilesTest {
    private static final String DOCUMENT = "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"Harbour\",\"version\":\"1\"},"
            + "\"servers\":[{\"url\":\"/api\"}],\"paths\":{" + HarbourFiles.PATHS + "}}";

    private final RestFixture fixture = new RestFixture();

    @TempDir
    private Path above;

    private Path workspace;

    @BeforeEach
    void fill() throws IOException {
        fixture.harbour.describe(DOCUMENT);
        workspace = Files.createDirectories(above.resolve("workspace/out")).getParent();
        Files.writeString(above.resolve("secret.pdf"), "outside");
        write("out/manifest.pdf", "four");
        write("out/a.png", "1");
        write("out/b.jpg", "22");
        write("out/c.txt", "333");
    }

    private void write(String path, String text) throws IOException {
        Files.writeString(workspace.resolve(path), text);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private ExternalSystem connection(Object... settings) {
        return fixture.discovering(settings);
    }

    private CallOptions options() {
        return CallOptions.withKey("k").withFiles(new DirectoryFiles(workspace, Runnable::run));
    }

    private ExternalSystemResult call(ExternalSystem connection, String operation, Object... parameters) {
        return ServiceCalls.run(connection, operation, map(parameters), options());
    }

    private Map<String, Object> sent(String operation, Object... parameters) {
        ExternalSystemResult result = call(connection(), operation, parameters);
        assertThat(result.errorMessage()).isNull();
        return result.resultData();
    }

    private List<RecordedRequest> uploads() {
        return fixture.harbour.requests().stream()
                .filter(request -> !request.path().equals("/openapi.json"))
                .toList();
    }

    @Test
    void partsAreFilesTextsAndJsonAsTheDocumentSays() {
        Map<String, Object> answer = sent(
                "addPapers",
                "manifest",
                "out/manifest.pdf",
                "photos",
                "out/*.png,out/*.jpg",
                "seal \"x\"",
                "out/c.txt",
                "title",
                "größer\r\n--x",
                "tags",
                List.of("a", "b,c"),
                "crew",
                7,
                "details",
                map("x", List.of(1, 2)),
                "note",
                "n");
        assertThat(answer)
                .containsEntry("manifest", List.of("manifest.pdf:4"))
                .containsEntry("photos", List.of("a.png:1", "b.jpg:2"))
                .containsEntry("seal %22x%22", List.of("c.txt:3"))
                .containsEntry("title", List.of("größer\r\n--x"))
                .containsEntry("tags", List.of("a", "b,c"))
                .containsEntry("crew", List.of("7"))
                .containsEntry("details", List.of("{\"x\":[1,2]}"))
                .containsEntry("note", List.of("\"n\""));
        assertThat(uploads().get(0).text()).doesNotContain("X-Evil");
    }

    @Test
    void namesOfFilesStayInTheirQuotes() throws IOException {
        write("out/a\"; name=\"title.pdf", "x");
        assertThat(sent("addPapers", "manifest", "out/a*title.pdf", "title", "t")
                        .get("manifest"))
                .isEqualTo(List.of("a%22; name=%22title.pdf:1"));
    }

    @ParameterizedTest
    @CsvSource({"setPhoto,out/a.png,image/png,1", "addPhoto,out/b.jpg,application/octet-stream,2"})
    void aFileIsTheWholeBody(String operation, String path, String type, int bytes) {
        assertThat(sent(operation, "ship", "s1", "body", path))
                .containsEntry("type", type)
                .containsEntry("bytes", bytes);
        bad(
                call(connection(), "setPhoto", "ship", "s1"),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'body' is missing: A file of the workspace, by its path. The body of the request");
    }

    @Test
    void textIsSentAsText() {
        assertThat(sent("writeLog", "body", "füll\nspeed"))
                .containsEntry("type", "text/plain")
                .containsEntry("text", "füll\nspeed");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "out/none.png|matches no file: 'out/none.png'",
                "../secret.pdf|cannot be used",
                "/etc/passwd|cannot be used",
                "out/*.*|matches 4 files, and the service takes one",
                "out|matches no file",
                "''|is missing",
            },
            delimiter = '|')
    void aFileThatIsNoneOfTheWorkspaceIsRefusedByItsParameter(String path, String problem) {
        ExternalSystem connection = connection();
        bad(
                call(connection, "setPhoto", "ship", "s1", "body", path),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'body' " + problem);
        bad(
                call(connection, "addPapers", "manifest", path, "title", "t"),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'manifest' " + problem);
        assertThat(uploads()).isEmpty();
    }

    @Test
    void aCallWithoutAWorkspaceSaysSo() {
        bad(
                connection().executeOperation("setPhoto", map("ship", "s1", "body", "out/a.png")),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'body' cannot be looked for");
    }

    @Test
    void filesOfOneCallAreBoundedTogether() {
        FileSource huge = patterns -> CompletableFuture.completedFuture(List.of(new Huge(patterns)));
        ExternalSystemResult result = ServiceCalls.run(
                connection(),
                "addPapers",
                map("manifest", "a.pdf", "photos", "b.png", "title", "t"),
                CallOptions.defaults().withFiles(huge));
        bad(result, ErrorCode.VALIDATION_ERROR, "parameter 'photos' makes the files of the call larger than 1 GiB");
        assertThat(uploads()).isEmpty();
    }

    /** Just more than half of what may be sent. */
    private record Huge(String path) implements FileContent {
        @Override
        public long size() {
            return NamedFiles.MOST_BYTES / 2 + 1;
        }

        @Override
        public void writeTo(OutputStream out) {
            throw new AssertionError("read");
        }
    }

    @Test
    void theMethodSaysWhetherABodyIsSentAgain() {
        ExternalSystem connection = connection("gzip_requests", true);
        done(connection, "describe");
        fixture.harbour.nextReply(Reply.json(503, "{}"));
        assertThat(call(connection, "setPhoto", "ship", "s1", "body", "out/a.png")
                        .success())
                .isTrue();
        assertThat(uploads()).extracting(RecordedRequest::text).containsExactly("1", "1");
        fixture.harbour.nextReply(Reply.json(500, "{}"));
        ExternalSystemResult result = call(connection, "addPhoto", "ship", "s1", "body", "out/a.png");
        assertThat(result.success()).isFalse();
        assertThat(uploads()).hasSize(3);
    }

    @Test
    void aDryRunShowsNamesAndSizesAndNoContent() throws IOException {
        write("out/c.txt", "c0ntent");
        ExternalSystem connection = connection();
        done(connection, "describe");
        CallOptions dry = options().asDryRun();
        String form = ServiceCalls.run(
                        connection,
                        "addPapers",
                        map("manifest", "out/c.txt", "title", "t1tle", "details", map("d3tail", 1)),
                        dry)
                .resultData()
                .get("request")
                .toString();
        assertThat(form)
                .contains("{name=manifest, file=c.txt, content_type=application/pdf, bytes=7}")
                .contains("{name=title, content_type=text/plain; charset=utf-8, bytes=5}")
                .contains("multipart/form-data")
                .doesNotContain("c0ntent", "t1tle", "d3tail");
        String request = ServiceCalls.run(connection, "addPhoto", map("ship", "s1", "body", "out/c.txt"), dry)
                .resultData()
                .get("request")
                .toString();
        assertThat(request).contains("file=out/c.txt", "bytes=7").doesNotContain("c0ntent");
        bad(
                ServiceCalls.run(connection, "addPhoto", map("ship", "s1", "body", "out/none"), dry),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'body' matches no file");
        assertThat(uploads()).isEmpty();
    }

    /** A service that compares what comes with a key takes no other boundary for the same request. */
    @Test
    void theSameCallHasTheSameBytes() {
        sent("addPapers", "manifest", "out/manifest.pdf", "title", "t");
        sent("addPapers", "manifest", "out/manifest.pdf", "title", "t");
        assertThat(uploads()).hasSize(2);
        assertThat(uploads().get(1).text()).isEqualTo(uploads().get(0).text());
        assertThat(uploads().get(1).header("Content-Type"))
                .isEqualTo(uploads().get(0).header("Content-Type"));
    }

    @Test
    void whatIsListedSaysWhichAreFiles() {
        String papers = done(connection(), "describe", "operation", "addPapers").toString();
        assertThat(papers)
                .contains("name=manifest, place=file_part", "A file of the workspace, by its path. What is on board.")
                .contains("name=photos, place=file_part", "name=title, place=part");
        assertThat(done(connection(), "describe", "operation", "setPhoto").toString())
                .contains("name=body, place=file_body");
    }
}
