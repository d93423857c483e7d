package io.jenkins.plugins.externalsystems.runner.binding;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.beans.Introspector;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Makes an object from named arguments, as Jenkins does: the constructor with {@link DataBoundConstructor}, then the setters
 * with {@link DataBoundSetter}. Stricter than Jenkins where Jenkins only logs.
 *
 * @param <T> what is made
 */
public final class DataBinder<T> {
    private final Constructor<T> constructor;
    private final Map<String, Method> setters = new TreeMap<>();
    private final Conversion conversion;

    private DataBinder(Constructor<T> constructor, Conversion conversion) {
        this.constructor = constructor;
        this.conversion = conversion;
    }

    /** @param conversion what a value may be converted from */
    public static <T> DataBinder<T> of(Class<T> type, Conversion conversion) {
        for (Constructor<?> candidate : type.getConstructors()) {
            if (candidate.isAnnotationPresent(DataBoundConstructor.class)) {
                @SuppressWarnings("unchecked")
                DataBinder<T> binder = new DataBinder<>((Constructor<T>) candidate, conversion);
                binder.findSetters(type);
                return binder;
            }
        }
        throw new IllegalArgumentException(type.getName() + " has no constructor with @DataBoundConstructor");
    }

    private void findSetters(Class<T> type) {
        for (Method method : type.getMethods()) {
            boolean isSetter = method.isAnnotationPresent(DataBoundSetter.class)
                    && method.getParameterCount() == 1
                    && method.getName().startsWith("set");
            if (isSetter) {
                setters.put(Introspector.decapitalize(method.getName().substring(3)), method);
            }
        }
    }

    /** The names that {@link #bind} takes; the required ones first. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        Arrays.stream(constructor.getParameters()).map(Parameter::getName).forEach(names::add);
        names.addAll(setters.keySet());
        return names;
    }

    /** The parameter that a sole argument without a name stands for; null if that is not clear. */
    @CheckForNull
    public String soleName() {
        if (constructor.getParameterCount() == 1) {
            return constructor.getParameters()[0].getName();
        }
        return null;
    }

    /**
     * Makes the object.
     *
     * @param what for messages, such as the name of a step
     * @throws IllegalArgumentException in one sentence for an unknown, missing or mistyped argument, or one that the class
     *     refuses
     */
    public T bind(String what, Map<String, ?> arguments) {
        Map<String, Object> rest = new LinkedHashMap<>(arguments);
        Set<String> known = names();
        for (String name : rest.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        what + ": parameter '" + name + "' is unknown; allowed are " + String.join(", ", known));
            }
        }
        Parameter[] parameters = constructor.getParameters();
        Object[] values = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            String name = parameters[i].getName();
            if (!rest.containsKey(name)) {
                throw new IllegalArgumentException(what + ": parameter '" + name + "' is missing");
            }
            values[i] = convert(what, name, rest.remove(name), parameters[i].getParameterizedType());
        }
        T made = call(what, () -> constructor.newInstance(values));
        for (Map.Entry<String, Object> argument : rest.entrySet()) {
            Method setter = setters.get(argument.getKey());
            Object value = convert(what, argument.getKey(), argument.getValue(), setter.getGenericParameterTypes()[0]);
            call(what + ": parameter '" + argument.getKey() + "'", () -> setter.invoke(made, value));
        }
        return made;
    }

    @CheckForNull
    private Object convert(String what, String name, @CheckForNull Object value, Type type) {
        Object part = Parts.convert(what + "." + name, value, type, conversion);
        if (part != null) {
            return part;
        }
        try {
            return conversion.convert(value, raw(type));
        } catch (IllegalArgumentException mistyped) {
            throw new IllegalArgumentException(what + ": parameter '" + name + "' " + mistyped.getMessage(), mistyped);
        }
    }

    private static Class<?> raw(Type type) {
        Type raw = type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type;
        return raw instanceof Class<?> found ? found : Object.class;
    }

    private static <R> R call(String what, Reflection<R> reflection) {
        try {
            return reflection.call();
        } catch (InvocationTargetException refused) {
            Throwable cause = refused.getCause();
            if (cause instanceof IllegalArgumentException) {
                throw new IllegalArgumentException(what + ": " + cause.getMessage(), cause);
            }
            throw new IllegalStateException(what + ": " + cause, cause);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(what, impossible);
        }
    }

    private interface Reflection<R> {
        R call() throws ReflectiveOperationException;
    }
}
