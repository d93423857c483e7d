package io.jenkins.plugins.externalsystems.core.connectors.rest;

import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.done;
import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a connection remembers of a service's answers. */
class RestCacheTest {
    private final RestFixture fixture = new RestFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void searchesByPostLeaveWhatIsRememberedAndAreRememberedToo() {
        ExternalSystem connection = fixture.connection(
                "cached_operations",
                "read,search",
                "operations",
                List.of(
                        map("name", "read", "path", "/ships/{ship}"),
                        map(
                                "name",
                                "search",
                                "method",
                                "POST",
                                "path",
                                "/search",
                                "repeat_safety",
                                "safe",
                                "items",
                                "$.found",
                                "body",
                                map("q", "{{q}}"))));
        fixture.harbour.berth("s1", "Ada");
        done(connection, "read", "ship", "s1");
        fixture.harbour.nextReply(Reply.json(200, "{\"found\":[1]}"));
        done(connection, "search", "q", "a");
        assertThat(done(connection, "search", "q", "a")).containsEntry("count", 1);
        assertThat(fixture.harbour.requests("POST", "/search")).hasSize(1);
        assertThat(done(connection, "read", "ship", "s1")).containsEntry("name", "Ada");
        assertThat(fixture.harbour.requests("GET", "/ships/s1")).hasSize(1);
        done(connection, "patch", "path", "/ships/s1", "body", map("name", "Bea"));
        assertThat(done(connection, "read", "ship", "s1")).containsEntry("name", "Bea");
    }

    @Test
    void allPagesComeFromMemoryUntilSomethingIsWritten() {
        ExternalSystem connection = fixture.connection(
                "paging_style",
                "link",
                "cached_operations",
                "squares",
                "operations",
                List.of(
                        map("name", "squares", "path", "/list/link", "items", "$.rows", "paged", true),
                        map("name", "compute", "method", "POST", "path", "/jobs", "body", map("kind", "sum"))));
        Map<String, Object> first = done(connection, "squares");
        int asked = fixture.harbour.requests().size();
        assertThat(done(connection, "squares")).isEqualTo(first);
        assertThat(connection.executeOperation("squares", map()).metadata())
                .containsEntry(MetadataKeys.CACHED, true)
                .containsEntry(MetadataKeys.ATTEMPTS, 0);
        assertThat(fixture.harbour.requests()).hasSize(asked);
        done(connection, "compute");
        done(connection, "squares");
        assertThat(fixture.harbour.requests()).hasSize(2 * asked + 1);
    }

    @Test
    void aJobIsAskedForEachTime() {
        ExternalSystem connection = fixture.connection(
                "cached_operations",
                "compute",
                "operations",
                List.of(map(
                        "name",
                        "compute",
                        "method",
                        "POST",
                        "path",
                        "/jobs",
                        "repeat_safety",
                        "safe",
                        "body",
                        map("kind", "sum"),
                        "poll",
                        map(
                                "fields",
                                map("job", "$.job.id"),
                                "path",
                                "/jobs/{job}",
                                "status",
                                "$.state",
                                "done",
                                "succeeded"))));
        assertThat(done(connection, "compute")).containsEntry("state", "succeeded");
        assertThat(fixture.harbour.requests("GET", "/jobs/41")).hasSize(3);
    }
}
