package io.jenkins.plugins.externalsystems.docs;

import io.jenkins.plugins.externalsystems.actions.ConnectorAction;
import io.jenkins.plugins.externalsystems.config.ConnectionConfiguration;
import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What other plugins may use, read from the class files: the public and protected members of the public types of some
 * packages. Left out are types that are {@code @Restricted}, and the connections and actions that the plugin brings, which
 * are known by their symbols.
 */
public final class PublicApi {
    /** Below {@code io.jenkins.plugins.externalsystems}, without what is below them. */
    static final List<String> PACKAGES = List.of(
            "actions",
            "config",
            "config.authentication",
            "core",
            "core.auth",
            "core.auth.settings",
            "core.auth.tls",
            "core.client",
            "core.files",
            "core.http",
            "core.http.okhttp",
            "core.operation",
            "core.resilience",
            "credentials",
            "security");

    private static final String ROOT = "io.jenkins.plugins.externalsystems.";

    private PublicApi() {}

    /** The types of the API by name, nested ones too. */
    public static SortedSet<String> typeNames() {
        return types().stream().map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The page: a line for each type and each member, sorted, so that a change is a change of few lines. */
    static String write() {
        StringBuilder page =
                new StringBuilder("# Written by ReferenceDocsTest from the class files; see docs/api-stability.md."
                        + " Run it with -Ddocs.update=true after a change that is meant.\n");
        types().forEach(type -> {
            page.append('\n').append(head(type)).append('\n');
            members(type).forEach(line -> page.append("    ").append(line).append('\n'));
        });
        return page.toString();
    }

    private static List<Class<?>> types() {
        return PACKAGES.stream()
                .map(name -> ROOT + name)
                .flatMap(PublicApi::classesOf)
                .filter(PublicApi::isApi)
                .toList();
    }

    private static Stream<Class<?>> classesOf(String packageName) {
        Path folder = classes().resolve(packageName.replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
                    .map(name -> packageName + "." + name.replace(".class", ""))
                    .sorted()
                    .<Class<?>>map(PublicApi::load)
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }

    /** Where the plugin's class files are. */
    public static Path classes() {
        try {
            return Path.of(ConnectorProvider.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isApi(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        if (type.isAnonymousClass() || type.isLocalClass() || outer != null && !isApi(outer)) {
            return false;
        }
        boolean isOpen = isVisible(type.getModifiers());
        boolean isRestricted = Arrays.stream(type.getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Restricted"));
        boolean isBroughtKind = Modifier.isFinal(type.getModifiers())
                && (ConnectorAction.class.isAssignableFrom(type)
                        || ConnectionConfiguration.class.isAssignableFrom(type));
        return isOpen && !isRestricted && !isBroughtKind;
    }

    private static String head(Class<?> type) {
        String kind = type.isInterface()
                ? "interface"
                : type.isEnum() ? "enum" : type.isRecord() ? "record" : modifiers(type) + "class";
        StringBuilder head = new StringBuilder(kind)
                .append(' ')
                .append(type.getName().substring(ROOT.length()))
                .append(variables(type.getTypeParameters()));
        if (type.getSuperclass() != null
                && !type.isEnum()
                && !type.isRecord()
                && type.getSuperclass() != Object.class) {
            head.append(" extends ").append(name(type.getGenericSuperclass()));
        }
        if (type.getInterfaces().length > 0) {
            head.append(type.isInterface() ? " extends " : " implements ").append(names(type.getGenericInterfaces()));
        }
        return head.toString();
    }

    private static String modifiers(Class<?> type) {
        return (Modifier.isFinal(type.getModifiers()) ? "final " : "")
                + (Modifier.isAbstract(type.getModifiers()) ? "abstract " : "");
    }

    private static SortedSet<String> members(Class<?> type) {
        SortedSet<String> lines = new TreeSet<>();
        for (Field field : type.getDeclaredFields()) {
            if (isApi(field)) {
                lines.add(modifiers(field) + name(field.getGenericType()) + " " + field.getName());
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isApi(constructor)) {
                lines.add(modifiers(constructor) + "new" + parameters(constructor));
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (isApi(method) && !method.isBridge()) {
                String variables = variables(method.getTypeParameters());
                lines.add(modifiers(method) + variables + (variables.isEmpty() ? "" : " ")
                        + name(method.getGenericReturnType()) + " " + method.getName() + parameters(method));
            }
        }
        return lines;
    }

    private static boolean isApi(Member member) {
        return isVisible(member.getModifiers()) && !member.isSynthetic();
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    /** Those that a caller or a subclass depends on. */
    private static String modifiers(Member member) {
        int modifiers = member.getModifiers();
        return (Modifier.isProtected(modifiers) ? "protected " : "")
                + (Modifier.isStatic(modifiers) ? "static " : "")
                + (Modifier.isAbstract(modifiers) ? "abstract " : "")
                + (Modifier.isFinal(modifiers) ? "final " : "");
    }

    private static String parameters(Executable executable) {
        String thrown = names(executable.getGenericExceptionTypes());
        return "(" + names(executable.getGenericParameterTypes()) + ")" + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables)
                        .map(variable -> variable.getName()
                                + (variable.getBounds()[0] == Object.class
                                        ? ""
                                        : " extends " + names(variable.getBounds())))
                        .collect(Collectors.joining(", ", "<", ">"));
    }

    private static String names(Type[] types) {
        return Arrays.stream(types).map(PublicApi::name).collect(Collectors.joining(", "));
    }

    /** The usual packages are left out. */
    private static String name(Type type) {
        return type.getTypeName()
                .replace(ROOT, "")
                .replaceAll("\\bjava\\.(lang|util|net|time|io)\\.(concurrent\\.|function\\.|random\\.)?(?=[A-Z])", "");
    }
}
