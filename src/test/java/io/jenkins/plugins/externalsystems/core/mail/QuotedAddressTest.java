package io.jenkins.plugins.externalsystems.core.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses as header fields have them. */
class QuotedAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "jane@example.com; jane@example.com",
                "Jane Döe <jane@example.com>; Jane Döe <jane@example.com>",
                "\"Doe, Jane\" <jane@example.com>; \"Doe, Jane\" <jane@example.com>",
                "J. Doe <jane@example.com>; \"J. Doe\" <jane@example.com>",
                "a\"b <jane@example.com>; \"a\\\"b\" <jane@example.com>",
            },
            quoteCharacter = '\'')
    void aNameIsInQuotesWhereItHasTo(String given, String quoted) {
        assertThat(MailAddress.parse(given).quoted()).isEqualTo(quoted);
    }
}
