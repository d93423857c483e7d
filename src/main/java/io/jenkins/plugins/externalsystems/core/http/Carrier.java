package io.jenkins.plugins.externalsystems.core.http;

/**
 * A thread that has nothing to do but wait for an answer, and so may carry the request out itself: a request that changes
 * threads on its way takes several times as long in a fast network.
 */
@FunctionalInterface
public interface Carrier {
    /** Nobody waits. */
    Carrier NONE = exchange -> false;

    /**
     * Asks it to run an exchange, which blocks, soon and once. Any thread may ask.
     *
     * @return false if it does not, since it does not wait or carries another one
     */
    boolean takes(Runnable exchange);
}
