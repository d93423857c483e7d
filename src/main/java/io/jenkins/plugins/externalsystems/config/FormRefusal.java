package io.jenkins.plugins.externalsystems.config;

import hudson.model.Descriptor;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What a setter said about a form, of which Jenkins makes a LinkageError with words about classes and the whole form. */
@Restricted(NoExternalUse.class)
public final class FormRefusal {
    private FormRefusal() {}

    /** For the browser: the setter's sentence alone. @param field of the form that it is about */
    public static Descriptor.FormException of(Throwable unbindable, String field) {
        return new Descriptor.FormException(sentence(unbindable), unbindable, field);
    }

    /** The setter's sentence alone. */
    static String sentence(Throwable unbindable) {
        String sentence = String.valueOf(unbindable.getMessage());
        for (Throwable cause = unbindable; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException) {
                sentence = String.valueOf(cause.getMessage());
            }
        }
        return sentence;
    }
}
