package io.jenkins.plugins.externalsystems.core.connectors.rest;

import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.done;
import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of several pages in each style, and their bounds. */
class RestPagesTest {
    private final RestFixture fixture = new RestFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({
        "link, 0, 3",
        "link, 3, 2",
        "cursor, 0, 3",
        "next_url, 0, 3",
        "offset, 0, 4",
        "offset, 2, 3",
        "page, 2, 3",
        "page, 0, 4"
    })
    void everyStyleGoesOnToTheEnd(String style, int size, int requests) {
        ExternalSystem connection = fixture.connection(
                "paging_style",
                style,
                "paging_size",
                size,
                "operations",
                List.of(map(
                        "name",
                        "squares",
                        "path",
                        "/list/" + style,
                        "items",
                        "$.rows",
                        "paged",
                        true,
                        "result",
                        map("square", "$.inner.square"))));
        Map<String, Object> all = done(connection, "squares");
        assertThat(all.get("items"))
                .isEqualTo(List.of(
                        map("square", 0), map("square", 1), map("square", 4), map("square", 9), map("square", 16)));
        assertThat(all)
                .containsEntry("count", 5)
                .containsEntry("has_more", false)
                .containsEntry("pages", requests);
        assertThat(fixture.harbour.requests()).hasSize(requests);
    }

    @ParameterizedTest
    @ValueSource(strings = {"link", "cursor", "next_url", "offset", "page"})
    void pagesAndItemsAreBounded(String style) {
        ExternalSystem connection = fixture.connection("paging_style", style, "paging_size", 2);
        String path = "/list/" + style;
        assertThat(done(connection, "get", "path", path, "items", "$.rows", "paged", true, "max_pages", 2))
                .containsEntry("count", 4)
                .containsEntry("has_more", true);
        assertThat(done(connection, "get", "path", path, "items", "$.rows", "paged", true, "max_items", 3))
                .containsEntry("count", 3)
                .containsEntry("has_more", true);
        assertThat(done(connection, "get", "path", path, "items", "$.rows")).containsEntry("pages", 1);
        assertThat(fixture.harbour.requests()).hasSize(5);
        for (String bound : List.of("max_pages", "max_items")) {
            bad(
                    connection.executeOperation("get", map("path", path, "items", "$.rows", "paged", true, bound, 0)),
                    ErrorCode.VALIDATION_ERROR,
                    "parameter '" + bound + "' must be from 1 to");
        }
    }

    @Test
    void aCursorThatDoesNotMoveEndsThePages() {
        String page = "{\"rows\":[1],\"next_cursor\":\"same\"}";
        fixture.harbour.nextReply(Reply.json(200, page), Reply.json(200, page), Reply.json(200, page));
        ExternalSystem connection = fixture.connection("paging_style", "cursor");
        assertThat(done(connection, "get", "path", "/x", "items", "$.rows", "paged", true, "max_pages", 100))
                .containsEntry("pages", 2);
    }

    @Test
    void aNextPageThatIsThisOneEndsThePages() {
        ExternalSystem connection = fixture.connection("paging_style", "next_url");
        fixture.harbour.nextReply(Reply.json(200, "{\"rows\":[1],\"next\":\"/api/x\"}"));
        assertThat(done(connection, "get", "path", "/x", "items", "$.rows", "paged", true, "max_pages", 100))
                .containsEntry("pages", 1);
    }

    @Test
    void anAnswerWithoutTheListIsNoEmptyOne() {
        ExternalSystem connection = fixture.connection();
        fixture.harbour.nextReply(Reply.json(200, "{}"), Reply.json(200, "{\"rows\":{}}"), Reply.json(200, "{}"));
        for (int i = 0; i < 2; i++) {
            bad(
                    connection.executeOperation("get", map("path", "/x", "items", "$.rows")),
                    ErrorCode.EXCEPTION,
                    "has no list at '$.rows'");
        }
        assertThat(done(connection, "get", "path", "/x", "items", "$.rows[*]")).containsEntry("count", 0);
    }

    @Test
    void whatIsPagedNeedsAStyle() {
        bad(
                fixture.connection().executeOperation("get", map("path", "/x", "items", "$", "paged", true)),
                ErrorCode.VALIDATION_ERROR,
                "paging_style");
        assertThatThrownBy(() -> fixture.declaring(map("name", "a", "path", "/a", "items", "$", "paged", true)))
                .isInstanceOf(ExternalSystemException.class)
                .hasMessageContaining("operation 'a' is paged, and the connection has no 'paging_style'");
        assertThatThrownBy(() -> fixture.connection("paging_style", "scroll"))
                .hasMessageContaining("is 'scroll'; allowed are none, link, cursor, offset, page, next_url");
        assertThatThrownBy(() -> fixture.connection("paging_style", "cursor", "paging_next", "$..x"))
                .hasMessageContaining("setting 'paging_next' is no JSONPath");
    }
}
