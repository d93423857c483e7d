package net.sf.json;

public final class JSONObject {
    private JSONObject() {}

    public native boolean has(String key);

    public native Object get(String key);

    public static native JSONObject fromObject(Object object);

    public native Object opt(String key);

    public native boolean optBoolean(String key);
}
