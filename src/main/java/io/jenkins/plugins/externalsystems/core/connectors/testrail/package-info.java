/**
 * TestRail: cases, runs, results, plans, milestones and sections, by its API v2.
 *
 * @see <a href="https://support.testrail.com/hc/en-us/articles/7077083596436-Introduction-to-the-TestRail-API">TestRail,
 *     introduction to the API</a>
 */
@DefaultAnnotationForMethods(NonNull.class)
@DefaultAnnotationForParameters(NonNull.class)
package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import edu.umd.cs.findbugs.annotations.DefaultAnnotationForMethods;
import edu.umd.cs.findbugs.annotations.DefaultAnnotationForParameters;
import edu.umd.cs.findbugs.annotations.NonNull;
