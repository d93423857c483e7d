package io.jenkins.plugins.externalsystems.fakes.prometheus;

/** A request that a Pushgateway answers with 400 and this text. */
final class GatewayRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    GatewayRefusal(String text) {
        super(text);
    }

    static GatewayRefusal inLine(int line, String problem) {
        return new GatewayRefusal("text format parsing error in line " + line + ": " + problem);
    }

    static GatewayRefusal inconsistent(String problem) {
        return new GatewayRefusal("pushed metrics are invalid or inconsistent with existing metrics: " + problem);
    }
}
