package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ApiPathTest {
    @Test
    void filtersAreEscapedSoThatNoneEndsTheOther() {
        ApiPath path = ApiPath.of("get_cases", 1)
                .with("filter", "pays by card+cash&more=é#1")
                .with("suite_id", null);

        assertThat(path.below(URI.create("https://example.testrail.io/")))
                .hasToString("https://example.testrail.io/index.php?/api/v2/get_cases/1"
                        + "&filter=pays%20by%20card%2Bcash%26more%3D%C3%A9%231");
    }
}
