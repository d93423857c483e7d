/** The check that both builds make the same plugin. */
package io.jenkins.plugins.externalsystems.standalone.drift;
