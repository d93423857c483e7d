package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.number;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.open;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.core.files.DirectoryFiles;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the workspace at a result. */
class TestRailAttachmentsTest {
    private final TestRailFixture fixture = new TestRailFixture();
    private long run;

    @BeforeEach
    void addRun() {
        run = fixture.testRail.addRun("Nightly");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void filesAreAttachedOneByOne(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.log"), "first");
        byte[] binary = {0, 1, 13, 10, 45, 45, -1};
        Files.write(folder.resolve("b.png"), binary);
        Object id = fixture.done("add_result_for_case", fixture.one(run)).get("id");
        Map<String, Object> parameters = Map.of("result_id", id, "files", "*.log, *.png");

        Map<String, Object> attached = good(fixture.run("add_attachment_to_result", parameters, files(folder)));

        assertThat(attached).containsEntry("count", 2).containsEntry("result_id", number(id));
        assertThat(rows(attached)).extracting("filename").containsExactly("a.log", "b.png");
        assertThat(rows(attached))
                .extracting("attachment_id")
                .allMatch(name -> name.toString().contains("-"));
        assertThat(fixture.testRail.attachments(number(id)).get("b.png")).isEqualTo(binary);

        bad(
                fixture.run("add_attachment_to_result", Map.of("result_id", id, "files", "*.xml"), files(folder)),
                ErrorCode.VALIDATION_ERROR,
                "'files' matches no file");
        bad(
                fixture.run("add_attachment_to_result", Map.of("result_id", 9, "files", "*.log"), files(folder)),
                ErrorCode.NOT_FOUND_ERROR,
                "result 9: ");
        bad(fixture.run("add_attachment_to_result", parameters), ErrorCode.VALIDATION_ERROR, "there is no workspace");
        fixture.testRail.loseAnswer();
        open(fixture.run("add_attachment_to_result", parameters, files(folder)));
        assertThat(fixture.testRail.calls("add_attachment_to_result")).hasSize(4);
    }

    private static CallOptions files(Path folder) {
        return CallOptions.defaults().withFiles(new DirectoryFiles(folder, Runnable::run));
    }

    @Test
    void anAttachmentOfWhichNobodyKnowsStopsTheRepeat(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.log"), "first");
        Files.writeString(folder.resolve("b.log"), "second");
        Object id = fixture.done("add_result_for_case", fixture.one(run)).get("id");
        Map<String, Object> parameters = Map.of("result_id", id, "files", "*.log");
        StepJournal journal = new StepJournal();
        fixture.testRail.nextReply(Reply.json(200, "{\"attachment_id\":443}"), Reply.reset());
        open(fixture.run("add_attachment_to_result", parameters, files(folder).withJournal(journal)));

        CallOptions again =
                files(folder).withJournal(new StepJournal(journal.completed())).asRepeat();
        ExternalSystemResult repeated = open(fixture.run("add_attachment_to_result", parameters, again));

        bad(repeated, ErrorCode.EXCEPTION, "an earlier try may have done 'attach b.log'", "done: attach a.log");
        assertThat(rows(repeated.resultData())).extracting("attachment_id").containsExactly("443");
        assertThat(fixture.testRail.calls("add_attachment_to_result")).hasSize(2);
    }

    @Test
    void aFileBeyondTestRailsLimitIsNotSent(@TempDir Path folder) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("big.bin").toFile(), "rw")) {
            file.setLength(ResultAttachments.LARGEST + 1);
        }
        bad(
                fixture.run("add_attachment_to_result", Map.of("result_id", 1, "files", "*.bin"), files(folder)),
                ErrorCode.VALIDATION_ERROR,
                "'big.bin', which is larger than 256 MB");
        assertThat(fixture.testRail.requests()).isEmpty();
    }

    @Test
    void aFileOfTestRailsLimitIsSent() {
        FileContent largest = new FileContent() {
            @Override
            public String path() {
                return "big.bin";
            }

            @Override
            public long size() {
                return ResultAttachments.LARGEST;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                throw new IOException("to be asked for it is enough");
            }
        };
        CallOptions options =
                CallOptions.defaults().withFiles(patterns -> CompletableFuture.completedFuture(List.of(largest)));
        ExternalSystemResult sent =
                fixture.run("add_attachment_to_result", Map.of("result_id", 1, "files", "*"), options);
        assertThat(sent.errorMessage()).contains("its body could not be read");
    }

    @Test
    void anAnswerWithoutTheAttachmentsIdIsNoSuccess(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.log"), "first");
        fixture.testRail.nextReply(Reply.json(200, "{}"));
        bad(
                open(fixture.run("add_attachment_to_result", Map.of("result_id", 1, "files", "*.log"), files(folder))),
                ErrorCode.EXCEPTION,
                "the answer does not name the new attachment");
        assertThat(fixture.testRail.calls("add_attachment_to_result")).hasSize(1);
    }
}
