package io.jenkins.plugins.externalsystems.core.testresults.cause;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whose code a frame is. */
enum FrameOrigin {
    /** The code that is tested, and what tests share. */
    TESTED,
    /** The test itself. */
    TEST,
    /** The language's library and what is installed with it. */
    LIBRARY,
    /** What runs tests and checks values, and what calls by reflection: never a cause. */
    RUNNER;

    private static final List<String> RUNNER_CODE = List.of(
            "org.junit.",
            "junit.",
            "org.testng.",
            "org.gradle.",
            "worker.org.gradle.",
            "org.apache.maven.surefire.",
            "org.opentest4j.",
            "org.assertj.",
            "org.hamcrest.",
            "com.google.common.truth.",
            "kotlin.test.",
            "io.kotest.",
            "org.spockframework.",
            "org.codehaus.groovy.",
            "groovy.lang.Meta",
            "org.mockito.internal.",
            "sun.reflect.",
            "jdk.internal.reflect.",
            "java.lang.reflect.",
            "java.lang.invoke.",
            "com.sun.proxy.",
            "jdk.proxy",
            "NUnit.",
            "Xunit.",
            "Microsoft.VisualStudio.TestPlatform.",
            "System.Reflection.",
            "System.RuntimeMethodHandle",
            "testing.",
            "runtime.",
            "github.com/stretchr/testify/",
            "testing::",
            "Catch::",
            "rust_begin_unwind",
            "std::panic",
            "core::panicking",
            "core::ops::function",
            "test::",
            "panic");
    private static final List<String> LIBRARY_CODE = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "kotlin.",
            "scala.",
            "System.",
            "std::",
            "core::",
            "alloc::",
            "__libc_",
            "_start");
    private static final Pattern RUNNER_FILE = Pattern.compile(
            "/_pytest/|/pluggy/|/unittest/|/node_modules/(?:@?jest|jasmine|mocha|chai|@?vitest|@?playwright|expect\\b)"
                    + "|/gtest/|/googletest/|/src/testing/|/src/runtime/|_testmain\\.go$");
    private static final Pattern LIBRARY_FILE = Pattern.compile(
            "/site-packages/|/dist-packages/|/lib/python\\d|^<frozen |/node_modules/|^node:|^internal/|^<anonymous>$|/rustc/|/go/pkg/mod/");
    private static final Pattern TEST_FILE = Pattern.compile(
            "_test\\.(?:go|py|cc|cpp)$|(?:^|/)test_[^/]*\\.py$|\\.(?:test|spec|cy)\\.[cm]?[jt]sx?$|/__tests__/|/tests?/[^/]*\\.rs$");

    /** @param className of the failed test; may be empty */
    static FrameOrigin of(Frame frame, String className) {
        String code = frame.code();
        String path = frame.path().replace('\\', '/');
        if (startsWithAny(code, RUNNER_CODE) || isIn(path, RUNNER_FILE)) {
            return RUNNER;
        }
        if (startsWithAny(code, LIBRARY_CODE) || isIn(path, LIBRARY_FILE)) {
            return LIBRARY;
        }
        return isOfTest(code, path, className) ? TEST : TESTED;
    }

    private static boolean isOfTest(String code, String path, String className) {
        if (!className.isEmpty()
                && code.startsWith(className)
                && code.length() > className.length()
                && ".$+:".indexOf(code.charAt(className.length())) >= 0) {
            return true;
        }
        return isIn(path.toLowerCase(Locale.ROOT), TEST_FILE);
    }

    private static boolean isIn(String path, Pattern files) {
        return !path.isEmpty() && files.matcher(path).find();
    }

    private static boolean startsWithAny(String code, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (code.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
