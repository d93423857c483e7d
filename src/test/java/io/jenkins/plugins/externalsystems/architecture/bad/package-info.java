/** Classes that break one rule each, laid out like the plugin; no class of the plugin. */
package io.jenkins.plugins.externalsystems.architecture.bad;
