package net.sf.json;

public final class JSONObject {
    private JSONObject() {}

    public static native JSONObject fromObject(Object object);
}
