package io.jenkins.plugins.externalsystems.core.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import java.lang.reflect.Field;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ResponseCacheTest {
    private static final Object ASKER = new Object();
    private static final Duration TIME = Duration.ofSeconds(300);

    private Instant now = Instant.EPOCH;
    private ResponseCache cache = cache(new CacheRules(Set.of("read"), TIME, 10_000, false));

    private ResponseCache cache(CacheRules rules) {
        return new ResponseCache(() -> now, rules);
    }

    private static AnswerKey key(String path) {
        return AnswerKey.of(ASKER, "read", "GET", URI.create("http://127.0.0.1/" + path), Map.of(), null);
    }

    private static HttpResponse answer(int bytes, String... headers) {
        Map<String, List<String>> all = headers.length == 0 ? Map.of() : Map.of(headers[0], List.of(headers[1]));
        return new HttpResponse(200, all, new byte[bytes]);
    }

    private void put(String path, HttpResponse answer) {
        cache.putItem(key(path), answer, now, cache.writes());
    }

    private boolean has(String path) {
        return cache.find(key(path)).isPresent();
    }

    @Test
    void keepsAnAnswerForItsTime() {
        put("a", answer(1));
        now = now.plusSeconds(299);
        assertThat(has("a")).isTrue();
        assertThat(cache.age(cache.find(key("a")).orElseThrow())).isEqualTo(Duration.ofSeconds(299));
        now = now.plusSeconds(1);
        assertThat(has("a")).isFalse();
        assertThat(cache).hasToString("0 answers, 0 bytes");
    }

    @Test
    void makesRoomByWhatWasUsedLongestAgo() {
        put("a", answer(2_000));
        put("b", answer(2_000));
        put("c", answer(2_000));
        has("a");
        put("d", answer(2_000));
        assertThat(has("b")).isFalse();
        assertThat(List.of(has("a"), has("c"), has("d"))).doesNotContain(false);
        assertThat(cache).hasToString("3 answers, 9072 bytes");
    }

    @Test
    void whatIsLargerThanAllRoomIsNotKeptAndDrivesNothingOut() {
        put("a", answer(2_000));
        put("b", answer(9_500));
        assertThat(has("a")).isTrue();
        assertThat(has("b")).isFalse();
        put("a", answer(9_500));
        assertThat(has("a")).as("the one before is not the answer any more").isFalse();
        assertThat(cache).hasToString("0 answers, 0 bytes");
    }

    @Test
    void thereIsABoundForTheNumberOfAnswersToo() {
        cache = cache(new CacheRules(Set.of("read"), TIME, Long.MAX_VALUE, false));
        for (int number = 0; number <= 5_000; number++) {
            put("n" + number, answer(1));
        }
        assertThat(has("n0")).isFalse();
        assertThat(has("n1")).isTrue();
        assertThat(cache.toString()).startsWith("5000 answers");
    }

    @Test
    void aWriteThrowsItemsAwayAndLeavesMetadata() {
        put("a", answer(1));
        cache.putMetadata(key("m"), answer(1), now);
        cache.writeBegins("write");
        assertThat(has("a")).isFalse();
        put("a", answer(1));
        cache.writeEnds();
        assertThat(has("a")).as("read while something was written").isFalse();
        assertThat(has("m")).isTrue();
        assertThat(cache).hasToString("1 answers, 1025 bytes");
    }

    @Test
    void whatWasAskedForBeforeAWriteIsNotKept() {
        long before = cache.writes();
        cache.writeBegins("write");
        cache.putItem(key("a"), answer(1), now, before);
        cache.writeEnds();
        cache.putItem(key("b"), answer(1), now, before);
        assertThat(has("a")).isFalse();
        assertThat(has("b")).isFalse();
    }

    @Test
    void anOperationThatWritesIsNoReadWhateverTheSettingsSay() {
        assertThat(cache.keeps("read")).isTrue();
        assertThat(cache.keeps("other")).isFalse();
        cache.writeBegins("read");
        cache.writeEnds();
        assertThat(cache.keeps("read")).isFalse();
        put("a", answer(1));
        assertThat(has("a")).isFalse();
    }

    @Test
    void doesWhatCacheControlSays() {
        put("stored", answer(1, "Cache-Control", "private, max-age=60"));
        put("not", answer(1, "cache-control", "no-cache, No-Store"));
        put("star", answer(1, "Vary", "*"));
        put("unclear", answer(1, "Cache-Control", "max-age=soon"));
        put("no-tag", answer(1, "Cache-Control", "no-cache"));
        assertThat(has("stored")).isTrue();
        assertThat(List.of(has("not"), has("star"), has("unclear"), has("no-tag")))
                .containsOnly(false);
        now = now.plusSeconds(60);
        assertThat(has("stored")).isFalse();
        put("long", answer(1, "Cache-Control", "max-age=86400"));
        now = now.plusSeconds(300);
        assertThat(has("long")).as("never longer than the connection's time").isFalse();
    }

    @Test
    void ignoresCacheControlWhereTheSettingsSaySoAndForMetadata() {
        cache.putMetadata(key("m"), answer(1, "Cache-Control", "no-store"), now);
        assertThat(has("m")).isTrue();
        cache = cache(new CacheRules(Set.of("read"), TIME, 10_000, true));
        put("a", answer(1, "Cache-Control", "no-store, max-age=1"));
        now = now.plusSeconds(299);
        assertThat(has("a")).isTrue();
    }

    @Test
    void anAnswerThatCanBeAskedAboutOutlivesItsTime() {
        put("tag", answer(1, "ETag", "W/\"7\""));
        put("date", answer(1, "Last-Modified", "Sun, 22 Nov 2026 08:00:00 GMT"));
        now = now.plusSeconds(1_000);
        StoredAnswer tagged = cache.find(key("tag")).orElseThrow();
        assertThat(cache.isFresh(tagged)).isFalse();
        assertThat(tagged.condition()).contains(new Condition("If-None-Match", "W/\"7\""));
        assertThat(cache.find(key("date")).orElseThrow().condition())
                .contains(new Condition("If-Modified-Since", "Sun, 22 Nov 2026 08:00:00 GMT"));
    }

    @Test
    void noTimeIsNoMemory() {
        cache = cache(new CacheRules(Set.of("read"), Duration.ZERO, 10_000, false));
        put("a", answer(1, "ETag", "\"1\""));
        cache.putMetadata(key("m"), answer(1, "ETag", "\"1\""), now);
        assertThat(cache).hasToString("0 answers, 0 bytes");
    }

    @Test
    void aKeyTellsAllThatDiffersApart() {
        URI url = URI.create("http://127.0.0.1/a");
        HttpBody one = HttpBody.json("{\"q\":1}");
        AnswerKey key = AnswerKey.of(ASKER, "read", "POST", url, Map.of("Accept", "a"), one);
        assertThat(AnswerKey.of(ASKER, "read", "POST", url, Map.of("accept", "a"), HttpBody.json("{\"q\":1}")))
                .isEqualTo(key)
                .hasSameHashCodeAs(key);
        assertThat(List.of(
                        AnswerKey.of(new Object(), "read", "POST", url, Map.of("Accept", "a"), one),
                        AnswerKey.of(ASKER, "other", "POST", url, Map.of("Accept", "a"), one),
                        AnswerKey.of(ASKER, "read", "GET", url, Map.of("Accept", "a"), one),
                        AnswerKey.of(ASKER, "read", "POST", URI.create(url + "?b"), Map.of("Accept", "a"), one),
                        AnswerKey.of(ASKER, "read", "POST", url, Map.of("Accept", "b"), one),
                        AnswerKey.of(ASKER, "read", "POST", url, Map.of("Accept", "a"), HttpBody.json("{\"q\":2}")),
                        AnswerKey.of(ASKER, "read", "POST", url, Map.of("Accept", "a"), null)))
                .doesNotContain(key)
                .doesNotHaveDuplicates();
    }

    @Test
    void aKeyHoldsNothingOfWhatMayBeASecret() throws IllegalAccessException {
        String secret = UUID.randomUUID().toString();
        AnswerKey key = AnswerKey.of(
                ASKER,
                "read",
                "POST",
                URI.create("http://127.0.0.1/" + secret + "?q=" + secret),
                Map.of("X-Own", secret),
                HttpBody.json("\"" + secret + "\""));
        assertThat(key.toString()).doesNotContain(secret).startsWith("read ");
        for (Field field : AnswerKey.class.getDeclaredFields()) {
            field.setAccessible(true);
            assertThat(String.valueOf(field.get(key))).doesNotContain(secret);
        }
    }

    @Test
    void metadataIsParsedOnce() {
        cache.putMetadata(key("m"), answer(3), now);
        StoredAnswer known = cache.find(key("m")).orElseThrow();
        StringBuilder first = known.parsed(StringBuilder.class, found -> new StringBuilder("parsed"));
        assertThat(known.parsed(StringBuilder.class, found -> new StringBuilder("again")))
                .isSameAs(first);
        assertThat(known.parsed(Integer.class, found -> found.bytes().length)).isEqualTo(3);
    }
}
