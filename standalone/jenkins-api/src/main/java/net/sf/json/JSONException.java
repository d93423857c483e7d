package net.sf.json;

public class JSONException extends RuntimeException {}
