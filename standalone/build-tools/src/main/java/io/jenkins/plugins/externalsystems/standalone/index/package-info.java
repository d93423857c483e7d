/** The index files that Jenkins' own annotation processor writes. */
package io.jenkins.plugins.externalsystems.standalone.index;
