package io.jenkins.plugins.externalsystems.runner.script;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import groovy.lang.Script;
import java.util.Arrays;
import java.util.List;

/** Base class of the Jenkinsfile's script: what it does not define itself is a step, a section or a variable of the build. */
public abstract class PipelineScript extends Script {
    /** Under this name the binding holds the {@link Pipeline}. */
    static final String PIPELINE = "external-systems pipeline";

    private Pipeline pipeline() {
        return (Pipeline) getBinding().getVariable(PIPELINE);
    }

    @CheckForNull
    @Override
    public Object invokeMethod(String name, @CheckForNull Object arguments) {
        List<Object> args = arguments instanceof Object[] array ? Arrays.asList(array) : Arrays.asList(arguments);
        if (getMetaClass().respondsTo(this, name, args.toArray()).isEmpty() && !isCallable(name)) {
            return pipeline().call(new Call(name, args));
        }
        return super.invokeMethod(name, arguments);
    }

    private boolean isCallable(String name) {
        return getBinding().hasVariable(name);
    }

    @CheckForNull
    @Override
    public Object getProperty(String name) {
        if (getBinding().hasVariable(name)) {
            return getBinding().getVariable(name);
        }
        return getMetaClass().hasProperty(this, name) == null ? pipeline().variable(name) : super.getProperty(name);
    }

    @Override
    public void setProperty(String name, @CheckForNull Object value) {
        if (!pipeline().takesAssignment(name, value)) {
            super.setProperty(name, value);
        }
    }
}
