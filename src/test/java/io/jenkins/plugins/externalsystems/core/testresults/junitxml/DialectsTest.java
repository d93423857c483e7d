package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.testresults.FailedAttempt.Kind;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestProperty;
import io.jenkins.plugins.externalsystems.core.testresults.TestSuiteResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sample of each runner is read as its runner means it. */
class DialectsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            surefire.xml   | 3 | 1 | 1 | 1 | 0 | 1
            gradle.xml     | 1 | 1 | 0 | 1 | 0 | 0
            pytest.xml     | 1 | 1 | 1 | 2 | 0 | 0
            jest.xml       | 1 | 1 | 0 | 1 | 0 | 0
            mocha.xml      | 1 | 1 | 0 | 1 | 0 | 0
            gotestsum.xml  | 2 | 2 | 0 | 1 | 0 | 0
            playwright.xml | 1 | 1 | 0 | 1 | 0 | 0
            ctest.xml      | 2 | 1 | 0 | 1 | 1 | 0
            catch2.xml     | 1 | 1 | 1 | 1 | 0 | 0
            gtest.xml      | 1 | 1 | 0 | 1 | 2 | 0
            nextest.xml    | 2 | 2 | 0 | 0 | 0 | 2
            nunit.xml      | 1 | 1 | 0 | 2 | 0 | 0
            nested.xml     | 4 | 0 | 1 | 0 | 0 | 0
            """)
    void counts(String sample, int passed, int failed, int errors, int skipped, int disabled, int flaky) {
        ReadReport report = ReadReport.ofSample(sample);
        assertThat(report.reading().problem()).isNull();
        assertThat(report.reading().counts())
                .extracting("passed", "failed", "errors", "skipped", "disabled", "flaky")
                .containsExactly(
                        (long) passed, (long) failed, (long) errors, (long) skipped, (long) disabled, (long) flaky);
        assertThat(report.cases()).hasSize(passed + failed + errors + skipped + disabled);
    }

    @Test
    void surefireTellsReruns() {
        ReadReport report = ReadReport.ofSample("surefire.xml");
        assertThat(report.lines()).isEqualTo("""
                PASSED | shop.CartTest | shop.CartTest | isEmptyAtFirst | 4
                FAILED | shop.CartTest | shop.CartTest | addsUp | 1200250
                PASSED flaky | shop.CartTest | shop.CartTest | keepsItsPrice | 200
                ERROR | shop.CartTest | shop.CartTest | isStored | 46
                SKIPPED | shop.CartTest | shop.CartTest | isShipped | 0
                PASSED | shop.CartTest | shop.CartTest | isGift | -
                """);
        TestCaseResult failed = report.named("addsUp");
        assertThat(failed.failure().message()).isEqualTo("expected: <3> but was: <2>");
        assertThat(failed.failure().type()).isEqualTo("org.opentest4j.AssertionFailedError");
        assertThat(failed.failure().stackTrace()).contains("\n\tat shop.CartTest.addsUp(CartTest.java:31)");
        assertThat(failed.attempts()).extracting("kind").containsExactly(Kind.RERUN_FAILURE, Kind.RERUN_ERROR);
        assertThat(failed.attempts().get(0).failure().stackTrace())
                .startsWith("org.opentest4j.AssertionFailedError: expected: <3> but was: <1>")
                .doesNotContain("second try");
        assertThat(failed.attempts().get(1).failure().message()).isEqualTo("java.lang.IllegalStateException");
        assertThat(failed.attachments()).containsExactly("/work/target/cart.png");
        assertThat(failed.output()).startsWith("first try");
        TestCaseResult flaky = report.named("keepsItsPrice");
        assertThat(flaky.attempts()).extracting("kind").containsExactly(Kind.FLAKY_FAILURE, Kind.FLAKY_ERROR);
        assertThat(flaky.attempts().get(1).failure().stackTrace()).contains("at shop.Store.read(Store.java:9)");
        assertThat(flaky.failure()).isNull();
        assertThat(flaky.cause()).isNull();
        assertThat(report.named("isShipped").failure().message()).isEqualTo("no carrier in this test");
        TestSuiteResult suite = report.suites().get(0);
        assertThat(suite.duration()).isEqualTo(Duration.ofMillis(1_204_500));
        assertThat(suite.properties()).contains(new TestProperty("os.name", "Linux"));
        assertThat(suite.counts()).isEqualTo(report.reading().counts());
    }

    @Test
    void gradleHasOutputOfSuites() {
        TestSuiteResult suite = ReadReport.ofSample("gradle.xml").suites().get(0);
        assertThat(suite.attachments()).containsExactly("build/reports/prices.csv");
        assertThat(suite.timestamp()).isEqualTo("2026-11-30T08:00:00.123Z");
    }

    @Test
    void pytestHasPropertiesOfCases() {
        ReadReport report = ReadReport.ofSample("pytest.xml");
        assertThat(report.named("test_add[1-2]").properties()).containsExactly(new TestProperty("test_id", "C101"));
        assertThat(report.named("test_total").failure().message()).isEqualTo("assert 2 == 3\n +  where 2 = total()");
        assertThat(report.named("test_total").output()).endsWith("adding #x1B[31mred");
        assertThat(report.named("test_known_bug").failure().type()).isEqualTo("pytest.xfail");
    }

    @Test
    void jestAndMochaNameFilesAndMessages() {
        TestCaseResult jest = ReadReport.ofSample("jest.xml").named("cart adds two");
        assertThat(jest.sourceFile()).isEqualTo("src/cart.test.js");
        assertThat(jest.failure().message()).isEqualTo("Error: expect(received).toBe(expected) // Object.is equality");
        TestCaseResult mocha = ReadReport.ofSample("mocha.xml").named("cart removes");
        assertThat(mocha.failure().message()).isEqualTo("Cannot read properties of undefined (reading 'id')");
    }

    @Test
    void playwrightAttaches() {
        TestCaseResult failed = ReadReport.ofSample("playwright.xml").named("Cart › pays");
        assertThat(failed.attachments())
                .containsExactly(
                        "test-results/cart-pays-chromium/test-failed-1.png",
                        "test-results/cart-pays-chromium/trace.zip");
        assertThat(ReadReport.ofSample("playwright.xml").named("Cart › adds").properties())
                .containsExactly(new TestProperty("issue", "https://tracker.example/SHOP-1"));
    }

    @Test
    void ctestAndGtestSayWithAnAttributeWhatWasNotRun() {
        assertThat(ReadReport.ofSample("ctest.xml").lines()).isEqualTo("""
                PASSED | Linux-c++ | cart_add | cart_add | 2
                FAILED | Linux-c++ | cart_pay | cart_pay | 1500
                SKIPPED | Linux-c++ | cart_ship | cart_ship | 0
                DISABLED | Linux-c++ | cart_gift | cart_gift | 0
                PASSED | Linux-c++ | cart_remove | cart_remove | 0
                """);
        ReadReport gtest = ReadReport.ofSample("gtest.xml");
        assertThat(gtest.lines()).isEqualTo("""
                PASSED | Cart | Cart | Adds | 0
                FAILED | Cart | Cart | Removes | 3
                DISABLED | Cart | Cart | DISABLED_Gifts | 0
                SKIPPED | Cart | Cart | Ships | 0
                DISABLED | DISABLED_Gift | DISABLED_Gift | Wraps/0 | 0
                """);
        assertThat(gtest.named("Removes").failure().message()).startsWith("/work/test/cart.cc:16\nExpected");
        assertThat(gtest.named("Removes").failure().stackTrace()).doesNotContain("second");
    }

    @Test
    void nextestMayFailWhatIsFlaky() {
        ReadReport report = ReadReport.ofSample("nextest.xml");
        assertThat(report.named("tests::is_wrapped").status().isFailure()).isTrue();
        assertThat(report.named("tests::is_wrapped").isFlaky()).isTrue();
        assertThat(report.named("tests::pays").isFlaky()).isFalse();
        assertThat(report.named("tests::pays").attempts().get(0).failure().stackTrace())
                .endsWith("no money");
    }

    @Test
    void nunitWritesNumbersAsItsCountryDoes() {
        ReadReport report = ReadReport.ofSample("nunit.xml");
        assertThat(report.named("Adds").duration()).isEqualTo(Duration.ofMillis(3));
        assertThat(report.named("Pays(\"EUR\")").duration()).isEqualTo(Duration.ofMillis(1_234_500));
        assertThat(report.named("Adds").suites()).containsExactly("Shop.Tests.dll.Shop.Tests", "CartTest");
    }

    @Test
    void nestsSuites() {
        ReadReport report = ReadReport.ofSample("nested.xml");
        assertThat(report.lines()).isEqualTo("""
                PASSED | shop > cart | Cart | adds | -
                PASSED | shop > cart >  | Cart | deep | -
                ERROR | shop > cart | Cart | removes | -
                PASSED | shop | Shop | after | -
                PASSED |  |  | alone | -
                """);
        assertThat(report.suites()).extracting(suite -> suite.path().size()).containsExactly(3, 2, 1);
        TestSuiteResult outer = report.suites().get(2);
        assertThat(outer.id()).isEqualTo("S1");
        assertThat(outer.counts().total()).isEqualTo(1);
        assertThat(outer.properties())
                .containsExactly(new TestProperty("stage", "acceptance"), new TestProperty("stage", "again"));
        assertThat(report.reading().notes()).containsExactly(ReadReport.FILE + " has a time that is none: 'oops'");
        assertThat(report.named("removes").failure().message()).isEmpty();
    }
}
