package io.jenkins.plugins.externalsystems.itest;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.kohsuke.stapler.QueryParameter;

/**
 * A method that forms call.
 *
 * @param descriptor whose it is
 * @param method the method
 * @param url its name in a URL
 */
public record FormMethod(Descriptor<?> descriptor, Method method, String url) {
    private static final String OURS = "io.jenkins.plugins.externalsystems.";

    /** All of the plugin's descriptors of a kind. */
    public static List<FormMethod> of(Class<?> kind) {
        List<FormMethod> found = new ArrayList<>();
        for (Descriptor<?> descriptor : ExtensionList.lookup(Descriptor.class)) {
            if (!kind.isInstance(descriptor) || !descriptor.getClass().getName().startsWith(OURS)) {
                continue;
            }
            for (Method method : descriptor.getClass().getMethods()) {
                boolean isOurs = method.getDeclaringClass().getName().startsWith(OURS);
                if (isOurs && method.getName().matches("do[A-Z].*") && !method.isBridge()) {
                    found.add(new FormMethod(
                            descriptor, method, lowerFirst(method.getName().substring(2))));
                }
            }
        }
        return found;
    }

    /** All of those that are about connections, their parts too. */
    public static List<FormMethod> ofConnections() {
        return of(Descriptor.class).stream()
                .filter(FormMethod::isAboutConnections)
                .toList();
    }

    /** The same with each method once that several kinds of connection inherit. */
    public static List<FormMethod> ofConnectionsOnce() {
        Set<Method> seen = new HashSet<>();
        return ofConnections().stream()
                .filter(method -> seen.add(method.method()))
                .toList();
    }

    /** Whether it is of a form of connections, and not of one of actions. */
    public boolean isAboutConnections() {
        return descriptor.getClass().getName().startsWith(OURS + "config.");
    }

    /** Below the page that the form is on. */
    public String path() {
        return Forms.path(descriptor, url);
    }

    /** What a form would send. @param value for a text parameter, from its type and name */
    public Map<String, String> arguments(BiFunction<Class<?>, String, String> value) {
        Map<String, String> arguments = new LinkedHashMap<>();
        for (var parameter : method.getParameters()) {
            QueryParameter named = parameter.getAnnotation(QueryParameter.class);
            if (named != null) {
                String name = named.value().isEmpty() ? parameter.getName() : named.value();
                boolean isText = parameter.getType() == String.class;
                arguments.put(name, isText ? value.apply(String.class, name) : simple(parameter.getType()));
            }
        }
        return arguments;
    }

    private static String simple(Class<?> type) {
        return type == boolean.class ? "true" : "5";
    }

    private static String lowerFirst(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    @Override
    public String toString() {
        return descriptor.clazz.getSimpleName() + "." + method.getName();
    }
}
