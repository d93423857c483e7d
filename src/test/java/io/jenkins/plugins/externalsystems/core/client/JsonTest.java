package io.jenkins.plugins.externalsystems.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void plainDataSurvives() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("text", "ü\"\\\n\u0000😀");
        data.put("number", 12345678901L);
        data.put("list", Arrays.asList(1, null, true, Map.of("a", "b")));
        assertThat(Json.toMap(Json.read(answer(Json.write(data))))).isEqualTo(data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":secret}", "[1,]", "{} secret", "nul", "{\"a\":\"secret", "\u0000"})
    void brokenTextIsAFailureThatDoesNotQuoteIt(String text) {
        assertThatThrownBy(() -> Json.read(answer(text)))
                .isInstanceOfSatisfying(
                        ExternalSystemException.class,
                        failed -> assertThat(failed.code()).isEqualTo(ErrorCode.EXCEPTION))
                .hasMessageContaining("not valid JSON")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void depthAndSizesAreBounded() {
        assertRefused("[".repeat(100_000));
        assertRefused("[" + "9".repeat(100_000) + "]");
        assertRefused("[\"" + "x".repeat(10_000_001) + "\"]");
        String deep = "[".repeat(200) + "]".repeat(200);
        assertThat(Json.read(answer(deep)).isArray()).isTrue();
    }

    @Test
    void anEmptyAnswerIsMissing() {
        assertThat(Json.read(answer("")).isMissingNode()).isTrue();
    }

    @Test
    void aUsersTextIsNamedByLineAndColumn() {
        assertThat(Json.parse("[1]")).isEqualTo(List.of(1));
        assertThatThrownBy(() -> Json.parse("{\n  x}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void readsTextsAndElementsWithoutTripping() {
        JsonNode node = Json.read(answer("{\"a\":{\"b\":1},\"n\":null,\"l\":[1,2]}"));
        assertThat(Json.text(node, "a", "b")).isEqualTo("1");
        assertThat(Json.text(node, "a")).isEmpty();
        assertThat(Json.text(node, "n")).isEmpty();
        assertThat(Json.text(node, "no", "such")).isEmpty();
        assertThat(Json.elements(node.path("l"))).hasSize(2);
        assertThat(Json.elements(node.path("a"))).isEmpty();
        assertThat(Json.toMap(node.path("l"))).isEmpty();
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> Json.read(answer(text)))
                .isInstanceOf(ExternalSystemException.class)
                .hasMessageContaining("too large or too deep");
    }

    private static HttpResponse answer(String text) {
        return new HttpResponse(200, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }
}
