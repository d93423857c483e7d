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
    public static native CredentialsMatcher always();

    @NonNull
    public static native CredentialsMatcher not(@NonNull CredentialsMatcher matcher);

    @NonNull
    public static native CredentialsMatcher withScope(@NonNull CredentialsScope scope);

    @NonNull
    public static native CredentialsMatcher allOf(@NonNull CredentialsMatcher... matchers);

    @NonNull
    public static native CredentialsMatcher anyOf(@NonNull CredentialsMatcher... matchers);

    @CheckForNull
    public static native <C extends Credentials> C firstOrNull(
            @NonNull Iterable<C> credentials, @NonNull CredentialsMatcher matcher);
}
