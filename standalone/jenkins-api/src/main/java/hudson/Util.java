package hudson;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;

public class Util {
    private Util() {}

    public static native String fixNull(@Nullable String text);

    @CheckForNull
    public static native String fixEmptyAndTrim(@CheckForNull String s);

    @NonNull
    public static native String getTimeSpanString(long duration);

    @NonNull
    public static native String encode(@NonNull String s);

    @Nullable
    public static native String escape(@Nullable String text);
}
