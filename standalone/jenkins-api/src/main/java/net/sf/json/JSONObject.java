package net.sf.json;

public final class JSONObject {
    private JSONObject() {}

    public static native JSONObject fromObject(Object object);

    public native Object opt(String key);

    public native boolean optBoolean(String key);
}
