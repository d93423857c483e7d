package io.jenkins.plugins.externalsystems.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.actions.CreateJiraIssueAction;
import io.jenkins.plugins.externalsystems.actions.NotifySlackAction;
import io.jenkins.plugins.externalsystems.actions.OnError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule is about, in which order rules come, and what is refused. */
class NotificationRuleTest {
    private static NotificationRule rule(String name) {
        return new NotificationRule(name, new NotifySlackAction("text"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', a/b, true",
        "a, a, true",
        "a, a/b, false",
        "a/*, a/b, true",
        "a/*, a/b/c, false",
        "a/**, a/b/c, true",
        "'x, a/*-release', a/1-release, true",
        "'x, a/*-release', a/1-release2, false",
        "**/main, a/b/main, true",
        "a.c, abc, false",
        "A, a, false",
        "a[b, a[b, true",
        "\uD83D\uDE80*, \uD83D\uDE80x, true",
        "\uD83D\uDE80, \uD83D\uDE81, false",
        "***, a/b, true",
        "a**b**c, a/b/x/c, true",
        "a**b**c, a/c/b, false"
    })
    void isAboutTheJobsThatItsPatternsName(String jobs, String job, boolean expected) {
        NotificationRule rule = rule("r");
        rule.setJobs(jobs);
        assertThat(rule.isFor(RuleMoment.END, job)).isEqualTo(expected);
        assertThat(rule.isFor(RuleMoment.START, job)).isFalse();
        rule.setWhen("start");
        assertThat(rule.isFor(RuleMoment.START, job)).isEqualTo(expected);
        assertThat(rule.isFor(RuleMoment.END, job)).isFalse();
    }

    /** With regular expressions this would take longer than anybody waits. */
    @Test
    @Timeout(10)
    void aHostilePatternCostsLittle() {
        NotificationRule rule = rule("r");
        rule.setJobs("**a".repeat(200) + "b");
        assertThat(rule.isFor(RuleMoment.END, "a".repeat(2000))).isFalse();
    }

    @Test
    void theOutermostPlaceComesFirstAndEachInItsOrder() {
        NotificationRule otherJob = rule("other job");
        otherJob.setJobs("b");
        List<RulePlace> places = List.of(
                new RulePlace(null, List.of(rule("global 1"), otherJob, rule("global 2")), false),
                new RulePlace(null, List.of(rule("outer")), false),
                new RulePlace(null, List.of(rule("inner")), false));
        assertThat(RulePlace.matching(places, RuleMoment.END, "a", rule -> false))
                .extracting(found -> found.rule().getName())
                .containsExactly("global 1", "global 2", "outer", "inner");
    }

    @Test
    void anOptOutCountsWhereItIsAllowedAndForTheRulesThatItNames() {
        List<RulePlace> places = List.of(
                new RulePlace(null, List.of(rule("a"), rule("b")), false),
                new RulePlace(null, List.of(rule("c"), rule("d")), true));
        RuleOptOut some = new RuleOptOut();
        some.setRules("a, d");
        assertThat(RulePlace.matching(places, RuleMoment.END, "job", some::names))
                .extracting(found -> found.rule().getName())
                .containsExactly("a", "b", "c");
        assertThat(RulePlace.matching(places, RuleMoment.END, "job", new RuleOptOut()::names))
                .extracting(found -> found.rule().getName())
                .containsExactly("a", "b");
    }

    @Test
    void nobodyIsAskedAboutAnOptOutThatDoesNotCount() {
        NotificationRule otherJob = rule("other job");
        otherJob.setJobs("b");
        List<RulePlace> places =
                List.of(new RulePlace(null, List.of(rule("a")), false), new RulePlace(null, List.of(otherJob), true));
        assertThat(RulePlace.matching(places, RuleMoment.END, "a", rule -> {
                    throw new AssertionError("read something");
                }))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "unstable"})
    void noRuleDecidesAboutABuild(String onError) {
        NotifySlackAction action = new NotifySlackAction("text");
        action.setOnError(onError);
        assertThatThrownBy(() -> new NotificationRule("r", action))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Rule 'r': onError is '" + onError
                        + "'; a rule does not decide about a build, allowed are warn and ignore");
        NotifySlackAction later = new NotifySlackAction("text");
        NotificationRule rule = new NotificationRule("r", later);
        later.setOnError(onError);
        assertThatThrownBy(() -> RuleList.checked(List.of(rule))).hasMessageContaining("onError is");
        assertThat(rule.onError()).isEqualTo(OnError.WARN);
    }

    @Test
    void aFailureIsAWarningEvenOfAnActionThatFailsBuildsElsewhere() {
        assertThat(new NotificationRule("r", new CreateJiraIssueAction("s")).onError())
                .isEqualTo(OnError.WARN);
        NotifySlackAction quiet = new NotifySlackAction("text");
        quiet.setOnError("ignore");
        assertThat(new NotificationRule("r", quiet).onError()).isEqualTo(OnError.IGNORE);
    }

    @Test
    void refusesWhatIsNoRule() {
        for (String name : new String[] {null, " ", "a\nb", "x".repeat(101)}) {
            assertThatThrownBy(() -> rule(name)).hasMessageContaining("A rule needs a name");
        }
        assertThatThrownBy(() -> rule("r").setJobs("/a")).hasMessageContaining("is no job name");
        assertThatThrownBy(() -> rule("r").setWhen("later")).hasMessage("when is 'later'; allowed are start, end");
        assertThatThrownBy(() -> rule("r").setCondition("odd")).hasMessageContaining("condition is 'odd'");
        NotificationRule early = rule("r");
        early.setWhen("start");
        early.setCondition("failure");
        assertThatThrownBy(() -> RuleList.checked(List.of(early))).hasMessageContaining("has no result yet");
        assertThatThrownBy(() -> RuleList.checked(List.of(rule("r"), rule("r"))))
                .hasMessage("Two rules have the name 'r'");
        List<NotificationRule> many = new ArrayList<>(
                IntStream.range(0, 101).mapToObj(n -> rule("r" + n)).toList());
        assertThatThrownBy(() -> RuleList.checked(many)).hasMessage("There are 101 rules, 100 are allowed");
        assertThat(RuleList.checked(null)).isEmpty();
    }
}
