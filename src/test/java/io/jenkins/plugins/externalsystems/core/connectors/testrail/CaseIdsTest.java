package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids of cases in names and properties. */
class CaseIdsTest {
    private static List<Long> numbers(String list) {
        return list == null
                ? List.of()
                : Arrays.stream(list.split(" ")).map(Long::valueOf).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            C123 logs in                | 123
            logs in C123                | 123
            C123_logs_in                | 123
            logs_in_C123                | 123
            module_1_C123_logs_in       | 123
            [C123] logs in              | 123
            [c123] logs in              | 123
            module 1 [C123] logs in     | 123
            test_C123()                 | 123
            test_C123(String, int)      | 123
            [C1, C2,C3] logs in         | 1 2 3
            [C1, 2] logs in             | 1 2
            C1_C2_logs_in               | 1 2
            [fast] [C7] logs in         | 7
            [C1, C1] logs in            | 1
            logs_in                     |
            C                           |
            [12] logs in                |
            test_c4_decoder             |
            ABC123 logs in              |
            C0_logs_in                  |
            C1234567890123456789_big    |
            """)
    void nameTellsTheCases(String name, String ids) {
        assertThat(CaseIds.inName(name)).containsExactlyElementsOf(numbers(ids));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            C123           | 123
            123            | 123
            ' c1 , C2, 3 ' | 1 2 3
            ai.rag.pipe    |
            C1;C2          |
            ''             |
            """)
    void propertyTellsTheCases(String value, String ids) {
        assertThat(CaseIds.inProperty(value)).containsExactlyElementsOf(numbers(ids));
    }

    @Test
    void aNameOfBracketsAloneCostsLittle() {
        assertThat(CaseIds.inName("[C1,".repeat(100_000))).isEmpty();
    }
}
