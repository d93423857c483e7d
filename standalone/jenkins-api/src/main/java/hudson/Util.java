package hudson;

import edu.umd.cs.findbugs.annotations.Nullable;

public class Util {
    private Util() {}

    public static native String fixNull(@Nullable String text);

    @Nullable
    public static native String escape(@Nullable String text);
}
