package io.jenkins.plugins.externalsystems.architecture.bad.core;

/** Breaks: names say what a class is. */
class TextHelper {}
