package com.cloudbees.plugins.credentials;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

public class CredentialsMatchers {
    private CredentialsMatchers() {}

    @NonNull
    public static native CredentialsMatcher instanceOf(@NonNull Class clazz);

    @NonNull
    public static native CredentialsMatcher withId(@NonNull String id);

    @NonNull
    public static native CredentialsMatcher anyOf(@NonNull CredentialsMatcher... matchers);

    @CheckForNull
    public static native <C extends Credentials> C firstOrNull(
            @NonNull Iterable<C> credentials, @NonNull CredentialsMatcher matcher);
}
