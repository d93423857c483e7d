/** What a call through {@code core} costs, beside the same without it. Measured on demand, never as a test. */
package io.jenkins.plugins.externalsystems.bench;
