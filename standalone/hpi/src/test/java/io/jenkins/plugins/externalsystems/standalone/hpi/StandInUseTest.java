package io.jenkins.plugins.externalsystems.standalone.hpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The stand-ins are what the plugin uses of Jenkins, and not more: what nobody needs says something untrue unnoticed. */
class StandInUseTest {
    /** Read by processors of annotations, which leave no trace in class files. */
    private static final Set<String> USED_BY_PROCESSORS = Set.of("org.jvnet.hudson.annotation_indexer.Indexed");

    private final JavaClasses all = new ClassFileImporter()
            .importPaths(
                    Path.of(System.getProperty("plugin.classes")), Path.of(System.getProperty("stand-in.classes")));

    @Test
    void everyTypeIsInUse() {
        Set<JavaClass> reached = new HashSet<>();
        Deque<JavaClass> open =
                new ArrayDeque<>(all.stream().filter(type -> !isStandIn(type)).toList());
        while (!open.isEmpty()) {
            JavaClass type = open.pop();
            if (reached.add(type)) {
                type.getDirectDependenciesFromSelf()
                        .forEach(dependency ->
                                open.push(dependency.getTargetClass().getBaseComponentType()));
            }
        }

        assertThat(all.stream()
                        .filter(StandInUseTest::isStandIn)
                        .filter(type -> !reached.contains(type))
                        .map(JavaClass::getName)
                        .filter(name -> !USED_BY_PROCESSORS.contains(name)))
                .isEmpty();
    }

    @Test
    void everyMethodIsInUse() {
        Set<String> called = all.stream()
                .filter(type -> !isStandIn(type))
                .flatMap(type -> type.getCodeUnits().stream())
                .flatMap(unit ->
                        Stream.concat(unit.getCallsFromSelf().stream(), unit.getMethodReferencesFromSelf().stream()))
                .map(access -> access.getTarget().getName()
                        + parameters(access.getTarget().getRawParameterTypes()))
                .collect(Collectors.toSet());
        Set<String> overridden = all.stream()
                .filter(type -> !isStandIn(type))
                .flatMap(type -> type.getMethods().stream())
                .map(StandInUseTest::signature)
                .collect(Collectors.toSet());

        assertThat(all.stream()
                        .filter(type -> isStandIn(type) && !type.isAnnotation() && !type.isEnum())
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                        // An implementation that lacks it must not compile here either.
                        .filter(method -> !method.getModifiers().contains(JavaModifier.ABSTRACT))
                        .filter(method ->
                                !called.contains(signature(method)) && !overridden.contains(signature(method)))
                        .filter(method -> !implementsSomething(method))
                        .map(JavaMember::getFullName))
                .isEmpty();
    }

    private static boolean implementsSomething(JavaMethod method) {
        return Stream.concat(
                        method.getOwner().getAllRawSuperclasses().stream(),
                        method.getOwner().getAllRawInterfaces().stream())
                .flatMap(type -> type.getMethods().stream())
                .anyMatch(other -> other.getName().equals(method.getName())
                        && other.getRawParameterTypes().size()
                                == method.getRawParameterTypes().size());
    }

    private static boolean isStandIn(JavaClass type) {
        return type.getSource()
                .map(source -> source.getUri().getPath().contains("/jenkins-api/"))
                .orElse(false);
    }

    private static String signature(JavaCodeUnit unit) {
        return unit.getName() + parameters(unit.getRawParameterTypes());
    }

    private static String parameters(List<JavaClass> types) {
        return types.stream().map(JavaClass::getName).collect(Collectors.joining(",", "(", ")"));
    }
}
