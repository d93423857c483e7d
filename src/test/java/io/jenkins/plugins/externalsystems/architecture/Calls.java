package io.jenkins.plugins.externalsystems.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/** Which call is meant; types are named as text, because not all of them are there in every build. */
final class Calls {
    private static final String CONSTRUCTOR = "<init>";
    private static final Set<String> THREADS = Set.of(
            "java.lang.Thread",
            "java.util.Timer",
            "java.util.concurrent.ThreadPoolExecutor",
            "java.util.concurrent.ScheduledThreadPoolExecutor",
            "java.util.concurrent.ForkJoinPool");
    private static final Map<String, Set<String>> CLOCK_AND_CHANCE = Map.of(
            "java.lang.System", Set.of("currentTimeMillis", "nanoTime"),
            "java.lang.Math", Set.of("random"),
            "java.time.InstantSource", Set.of("system"),
            "java.util.Date", Set.of(CONSTRUCTOR),
            "java.util.Calendar", Set.of("getInstance"),
            "java.util.Random", Set.of(CONSTRUCTOR),
            "java.security.SecureRandom", Set.of(CONSTRUCTOR, "getInstanceStrong"),
            "java.util.concurrent.ThreadLocalRandom", Set.of("current"),
            "java.util.random.RandomGenerator", Set.of("getDefault"));

    private static final Set<String> XML_PARSERS = Set.of(
            "javax.xml.stream.XMLInputFactory",
            "javax.xml.parsers.DocumentBuilderFactory",
            "javax.xml.parsers.SAXParserFactory",
            "javax.xml.transform.TransformerFactory",
            "javax.xml.validation.SchemaFactory",
            "javax.xml.xpath.XPathFactory");

    private Calls() {}

    static DescribedPredicate<JavaMethodCall> to(String owner, String... names) {
        Set<String> wanted = Set.of(names);
        return describe(
                owner + "." + String.join("|", names),
                call -> call.getTargetOwner().getName().equals(owner) && wanted.contains(call.getName()));
    }

    static DescribedPredicate<JavaMethodCall> toSubtypesOf(String owner) {
        return describe("methods of " + owner, call -> call.getTargetOwner().isAssignableTo(owner));
    }

    static DescribedPredicate<JavaCall<?>> thatMakeThreads() {
        return describe("make threads or use the JVM's own pools", Calls::makesThreads);
    }

    private static boolean makesThreads(JavaCall<?> call) {
        JavaClass owner = call.getTargetOwner();
        String name = call.getName();
        if (CONSTRUCTOR.equals(name)) {
            return THREADS.stream().anyMatch(owner::isAssignableTo);
        }
        return switch (owner.getName()) {
            case "java.util.concurrent.Executors" -> true;
            case "java.util.concurrent.ForkJoinPool" -> "commonPool".equals(name);
            case "java.util.concurrent.CompletableFuture", "java.util.concurrent.CompletionStage" ->
                usesHiddenPool(name, call.getTarget());
            default -> false;
        };
    }

    /** The asynchronous forms without an executor run on the common pool, the timed ones on a thread of the JDK's own. */
    private static boolean usesHiddenPool(String name, AccessTarget.CodeUnitCallTarget target) {
        if (Set.of("orTimeout", "completeOnTimeout", "delayedExecutor").contains(name)) {
            return true;
        }
        List<JavaClass> parameters = target.getRawParameterTypes();
        return name.endsWith("Async")
                && (parameters.isEmpty()
                        || !parameters.get(parameters.size() - 1).isAssignableTo(Executor.class));
    }

    static DescribedPredicate<JavaCall<?>> thatMakeXmlParsers() {
        return describe(
                "make XML parsers",
                call -> XML_PARSERS.contains(call.getTargetOwner().getName())
                        && call.getName().startsWith("new"));
    }

    static DescribedPredicate<JavaCall<?>> thatReadTheClockOrChance() {
        return describe("read the clock or chance", Calls::readsTheClockOrChance);
    }

    private static boolean readsTheClockOrChance(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        String name = call.getName();
        boolean takesNothing = call.getTarget().getRawParameterTypes().isEmpty();
        if (owner.startsWith("java.time.") && "now".equals(name)) {
            return takesNothing
                    || !call.getTarget().getRawParameterTypes().get(0).isAssignableTo("java.time.Clock");
        }
        if ("java.time.Clock".equals(owner)) {
            return name.startsWith("system") || name.startsWith("tick") && !"tick".equals(name);
        }
        if ("java.util.Date".equals(owner) && !takesNothing) {
            return false;
        }
        return CLOCK_AND_CHANCE.getOrDefault(owner, Set.of()).contains(name);
    }
}
