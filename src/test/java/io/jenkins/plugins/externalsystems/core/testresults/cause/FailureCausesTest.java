package io.jenkins.plugins.externalsystems.core.testresults.cause;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.testresults.FailureCause;
import io.jenkins.plugins.externalsystems.core.testresults.TestFailure;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FailureCausesTest {
    private static FailureCause cause(String className, String trace) {
        return FailureCauses.of(className, new TestFailure("", "", trace));
    }

    private static String fingerprint(String className, String trace) {
        return cause(className, trace).fingerprint();
    }

    @Test
    void fiftyTestsThatFailForOneReasonHaveOneFingerprint() {
        Set<FailureCause> causes = IntStream.range(0, 50)
                .mapToObj(test -> FailureCauses.of(
                        "shop.Flow" + test + "Test",
                        new TestFailure(
                                "cannot store order " + test, "java.lang.IllegalStateException", """
                                java.lang.IllegalStateException: cannot store order %1$d
                                \tat shop.Orders.store(Orders.java:%1$d)
                                \tat shop.Flow%1$dTest.lambda$orders$%1$d(Flow%1$dTest.java:7%1$d)
                                \tat org.junit.jupiter.api.AssertDoesNotThrow.assertDoesNotThrow(AssertDoesNotThrow.java:49)
                                \tat java.base/jdk.internal.reflect.DirectMethodHandleAccessor.invoke(DirectMethodHandleAccessor.java:103)
                                \tat java.base/java.lang.reflect.Method.invoke(Method.java:580)
                                Caused by: java.net.ConnectException: refused by 10.0.0.%1$d:5432
                                \tat java.base/sun.nio.ch.Net.connect0(Native Method)
                                \tat shop.Database$$EnhancerBySpringCGLIB$$%1$da1b2c.connect(<generated>)
                                \tat shop.Database.lambda$open$%1$d(Database.java:4%1$d)
                                \tat shop.Database$$Lambda$%1$d/0x0000000800c0%1$d.get(Unknown Source)
                                \tat com.sun.proxy.$Proxy%1$d.open(Unknown Source)
                                \tat shop.Orders.store(Orders.java:3%1$d)
                                \t... 3 more
                                """.formatted(test))))
                .collect(Collectors.toSet());
        assertThat(causes).hasSize(1);
        FailureCause cause = causes.iterator().next();
        assertThat(cause.type()).isEqualTo("java.net.ConnectException");
        assertThat(cause.location()).isEqualTo("shop.Database$EnhancerBySpringCGLIB.connect");
        assertThat(cause.fingerprint()).matches("[0-9a-f]{20}");
    }

    @Test
    void otherCodeOrAnotherExceptionIsAnotherCause() {
        String trace = """
                java.lang.IllegalStateException: x
                \tat shop.Orders.store(Orders.java:7)
                \tat shop.OrdersTest.stores(OrdersTest.java:9)
                """;
        String first = fingerprint("shop.OrdersTest", trace);
        assertThat(fingerprint("shop.OrdersTest", trace.replace("x\n", "y 12\n").replace(":7", ":8")))
                .isEqualTo(first);
        assertThat(fingerprint("shop.OrdersTest", trace.replace("Orders.store(", "Orders.read(")))
                .isNotEqualTo(first);
        assertThat(fingerprint("shop.OrdersTest", trace.replace("IllegalState", "IllegalArgument")))
                .isNotEqualTo(first);
    }

    @Test
    void assertionsInTestsAreOneCauseATest() {
        String trace = """
                org.opentest4j.AssertionFailedError: expected: <1> but was: <2>
                \tat org.junit.jupiter.api.AssertionUtils.fail(AssertionUtils.java:55)
                \tat shop.CartTest.%s(CartTest.java:20)
                \tat java.base/java.util.ArrayList.forEach(ArrayList.java:1596)
                """;
        assertThat(fingerprint("shop.CartTest", trace.formatted("adds")))
                .isNotEqualTo(fingerprint("shop.CartTest", trace.formatted("removes")));
        assertThat(cause("shop.CartTest", trace.formatted("adds")).location()).isEqualTo("shop.CartTest.adds");
        String shared = trace.replace("\tat shop", "\tat shop.CartTest.login(CartTest.java:8)\n\tat shop");
        assertThat(fingerprint("shop.CartTest", shared.formatted("adds")))
                .isEqualTo(fingerprint("shop.CartTest", shared.formatted("removes")));
    }

    @Test
    void stackOverflowEndsAnywhereInItsCircle() {
        String circle = "\tat a.A.one(A.java:1)\n\tat a.A.two(A.java:2)\n";
        String head = "java.lang.StackOverflowError\n";
        assertThat(fingerprint("T", head + circle.repeat(50)))
                .isEqualTo(fingerprint("T", head + "\tat a.A.two(A.java:2)\n" + circle.repeat(50)));
    }

    @Test
    void suppressedExceptionsAreNoCause() {
        FailureCause cause = cause("T", """
                a.B: x
                \tat a.C.d(C.java:1)
                \tSuppressed: e.F: y
                \t\tat e.G.h(G.java:2)
                Caused by: i.J: z
                \tat k.L.m(L.java:3)
                """);
        assertThat(cause.type()).isEqualTo("i.J");
        assertThat(cause.location()).isEqualTo("k.L.m");
    }

    @Test
    void pythonOfPytestAndOfTracebacks() {
        String pytest = """
                def test_%1$s():
                >       pay(%2$d)

                tests/test_cart.py:%2$d:
                _ _ _ _ _ _
                shop/pay.py:1%2$d: in pay
                    connect()
                _ _ _ _ _ _

                    def connect():
                >       raise ConnectionError("refused: %2$d")
                E       ConnectionError: refused: %2$d

                /tmp/build-%2$d/shop/store.py:%2$d: ConnectionError
                """;
        FailureCause cause = cause("tests.test_cart", pytest.formatted("one", 7));
        assertThat(cause).isEqualTo(cause("tests.test_cart", pytest.formatted("two", 88)));
        assertThat(cause.type()).isEqualTo("ConnectionError");
        assertThat(cause.location()).isEqualTo("connect store.py");
        FailureCause unittest = cause("tests.test_cart.CartTest", """
                Traceback (most recent call last):
                  File "/usr/lib/python3.13/unittest/case.py", line 58, in testPartExecutor
                    yield
                  File "/work/tests/test_cart.py", line 9, in test_one
                    pay(1)
                  File "/work/shop/store.py", line 12, in connect
                    raise ConnectionError("refused")
                ConnectionError: refused
                """);
        assertThat(unittest.type()).isEqualTo("ConnectionError");
        assertThat(unittest.location()).isEqualTo("connect store.py");
    }

    @Test
    void chainedPythonStartsWithItsCause() {
        FailureCause cause = cause("", """
                Traceback (most recent call last):
                  File "/work/shop/store.py", line 12, in connect
                    raise OSError(1)
                OSError: 1

                The above exception was the direct cause of the following exception:

                Traceback (most recent call last):
                  File "/work/shop/cart.py", line 3, in pay
                    raise PayError() from e
                shop.PayError
                """);
        assertThat(cause.type()).isEqualTo("OSError");
        assertThat(cause.location()).isEqualTo("connect store.py");
    }

    @Test
    void javaScript() {
        String trace = """
                TypeError: Cannot read properties of undefined (reading 'id%1$d')
                    at Cart.remove (C:\\Users\\u%1$d\\shop\\lib\\cart.js:3%1$d:17)
                    at async Object.<anonymous> (C:\\Users\\u%1$d\\shop\\test\\t%1$d.test.js:18:10)
                    at Promise.then.completed (/w/node_modules/jest-circus/build/utils.js:298:28)
                    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)
                """;
        FailureCause cause = cause("cart removes", trace.formatted(1));
        assertThat(cause).isEqualTo(cause("cart pays", trace.formatted(22)));
        assertThat(cause.type()).isEqualTo("TypeError");
        assertThat(cause.location()).isEqualTo("Cart.remove cart.js");
        String anonymous =
                "Error: %s\n    at Object.<anonymous> (/w/src/cart.test.js:12:23)\n    at new Promise (<anonymous>)\n";
        assertThat(fingerprint("", anonymous.formatted("no price")))
                .isNotEqualTo(fingerprint("", anonymous.formatted("no name")));
    }

    @Test
    void goPanicsAndTestLogs() {
        String panic = """
                panic: runtime error: index out of range [%1$d] with length %1$d

                goroutine %1$d [running]:
                testing.tRunner.func1.2({0x5a3b60, 0xc00001%1$d})
                \t/usr/local/go/src/testing/testing.go:1734 +0x21c
                panic({0x5a3b60?, 0xc0000ac000?})
                \t/usr/local/go/src/runtime/panic.go:787 +0x132
                example.com/shop/cart.(*Cart).Get.func%1$d(...)
                \t/work/cart/cart.go:2%1$d
                example.com/shop/cart.Test%2$s(0xc0000d2000)
                \t/work/cart/cart_test.go:%1$d +0x1d
                """;
        FailureCause cause = cause("example.com/shop/cart", panic.formatted(3, "Get"));
        assertThat(cause).isEqualTo(cause("example.com/shop/cart", panic.formatted(14, "Other")));
        assertThat(cause.type()).isEqualTo("panic");
        assertThat(cause.location()).isEqualTo("example.com/shop/cart.(*Cart).Get.func cart.go");
        String log = "=== RUN   Test%s\n    cart_test.go:%d: got %d, want %s\n--- FAIL: Test%s (0.01s)\n";
        assertThat(fingerprint("", log.formatted("A", 1, 2, "three", "A")))
                .isEqualTo(fingerprint("", log.formatted("B", 10, 20, "three", "B")))
                .isNotEqualTo(fingerprint("", log.formatted("B", 10, 20, "four", "B")));
    }

    @Test
    void cPlusPlus() {
        String gtest =
                "/build/%1$d/cart.cc:1%1$d\nExpected equality of these values:\n  total()\n    Which is: %1$d\n  0";
        assertThat(fingerprint("Cart", gtest.formatted(1))).isEqualTo(fingerprint("Cart", gtest.formatted(22)));
        assertThat(fingerprint("Cart", gtest.formatted(1)))
                .isNotEqualTo(fingerprint("Cart", gtest.formatted(1).replace("total", "size")));
        String sanitizer = """
                ==%1$d==ERROR: AddressSanitizer: SEGV on unknown address 0x0000%1$d
                    #0 0x55d%1$d in shop::Cart::get(int) /w/cart.cc:%1$d:9
                    #1 0x55e%1$d in Cart_Get_Test::TestBody() /w/cart_test.cc:%1$d:3
                """;
        FailureCause cause = cause("Cart", sanitizer.formatted(12));
        assertThat(cause).isEqualTo(cause("Cart", sanitizer.formatted(345)));
        assertThat(cause.location()).isEqualTo("shop::Cart::get");
    }

    @Test
    void dotNetAndRust() {
        FailureCause dotnet = cause("Shop.Tests.CartTest", """
                System.AggregateException : One or more errors occurred. ---> System.IO.IOException : no disk
                   at Shop.Store.Write(String path) in C:\\w\\Store.cs:line 21
                   at NUnit.Framework.Internal.Reflect.InvokeMethod(MethodInfo method)
                   --- End of inner exception stack trace ---
                   at Shop.Tests.CartTest.Stores() in C:\\w\\CartTest.cs:line 9
                """);
        assertThat(dotnet.type()).isEqualTo("System.IO.IOException");
        assertThat(dotnet.location()).isEqualTo("Shop.Store.Write");
        String rust = "thread 'tests::%s' panicked at src/cart.rs:%d:9:\nno money";
        assertThat(fingerprint("shop::cart", rust.formatted("pays", 40)))
                .isEqualTo(fingerprint("shop::cart", rust.formatted("ships", 41)));
    }

    @Test
    void messagesAloneLoseWhatDiffers() {
        String message = "no answer from node-%1$d in %1$d ms for 3f2504e0-4f89-41d3-9a0c-0305e82c33%1$d at 0x7ffe%1$d"
                + " in /tmp/junit%1$d/a/out.txt";
        TestFailure one = new TestFailure(message.formatted(11), "Timeout", "");
        TestFailure other = new TestFailure(message.formatted(47), "Timeout", "");
        assertThat(FailureCauses.of("A", one)).isEqualTo(FailureCauses.of("B", other));
        assertThat(FailureCauses.of("A", one))
                .isNotEqualTo(FailureCauses.of("A", new TestFailure("no route", "Timeout", "")));
    }

    @Test
    void whereNothingIsSaidTheClassIsAll() {
        assertThat(FailureCauses.of("A", TestFailure.UNSAID)).isNotEqualTo(FailureCauses.of("B", TestFailure.UNSAID));
    }

    @Test
    @Timeout(20)
    void noTraceTakesLong() {
        for (String piece : new String[] {
            "at ", "at a/", "/", "a.", "E   a.", "$$Lambda", "#1 ", "(", "\\a", "File \"", "a:", "0", " "
        }) {
            cause("T", piece.repeat(16_384 / piece.length()));
            cause("T", (piece.repeat(30) + "\n").repeat(16_384 / (piece.length() * 30)));
            FailureCauses.of("T", new TestFailure(piece.repeat(4_096), "", ""));
        }
    }
}
