package io.jenkins.plugins.externalsystems.core.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumberTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+14155552671          |    | +14155552671",
                "+1 (415) 555-2671     |    | +14155552671",
                "  +1.415.555.2671  |    | +14155552671",
                "415 555 2671          | US | +14155552671",
                "1-415-555-2671        | US | +14155552671",
                "07911 123456          | GB | +447911123456",
                "+44 (0)7911 123456    | US | +447911123456",
                "0151/23456789         | DE | +4915123456789",
                "+49 151 23456789      | US | +4915123456789",
                "06 12 34 56 78        | FR | +33612345678",
                "+39 06 6988 2345      |    | +390669882345",
                "81 23 45 67           | SG | +6581234567"
            })
    void everyNotationBecomesE164(String written, String region, String e164) {
        PhoneNumber number = PhoneNumber.parse(written, region);
        assertThat(number.e164()).isEqualTo(e164);
        assertThat(number).hasToString(e164);
        assertThat(number.isKnown()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "415 555 2671                             |    | has no country's code; write it with +",
                "+999 123 4567                            | US | has no country's code; write it with +",
                "+1 415 555 267                           |    | is too short for a telephone number",
                "+1 415 555 26711                         |    | is too long for a telephone number",
                "555 2671                                 | US | lacks the area code",
                "+1                                       |    | is no telephone number",
                "++14155552671                            |    | is no telephone number",
                "1-800-FLOWERS                            | US | is no telephone number",
                "+14155552671 ext. 5                      |    | is no telephone number",
                "+14155552671;+14155552672                |    | is no telephone number",
                "jane@example.com                         | US | is no telephone number",
                "+12345678901234567890123456789012345678901 |  | is no telephone number"
            })
    void whatIsNoNumberIsRefusedWithTheReason(String written, String region, String reason) {
        assertThatThrownBy(() -> PhoneNumber.parse(written, region))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void emptyAndControlCharactersAreNoNumber() {
        for (String text : new String[] {"", "   ", "+1415\n5552671", "+1415\u00005552671"}) {
            assertThatThrownBy(() -> PhoneNumber.parse(text, "US")).hasMessageContaining("is no telephone number");
        }
    }

    /** New ranges are newer than the tables, so that this is told and not refused. */
    @Test
    void anUnknownRangeIsTold() {
        PhoneNumber number = PhoneNumber.parse("+15558675310", null);
        assertThat(number.e164()).isEqualTo("+15558675310");
        assertThat(number.isKnown()).isFalse();
    }

    @Test
    void aLandlineIsTold() {
        assertThat(PhoneNumber.parse("+49 30 12345678", null).isFixedLine()).isTrue();
        assertThat(PhoneNumber.parse("+49 151 23456789", null).isFixedLine()).isFalse();
    }

    @Test
    void aNumberIsReadOnceForEachRegion() {
        PhoneNumber german = PhoneNumber.parse("030 901820", "DE");
        assertThat(PhoneNumber.parse(" 030 901820 ", "DE")).isSameAs(german);
        assertThat(german).hasToString("+4930901820");
        assertThat(PhoneNumber.parse("030 901820", "NL")).hasToString("+3130901820");
    }

    /** More than are remembered. */
    @Test
    void manyNumbersAreStillRight() {
        for (int i = 1000; i < 2200; i++) {
            assertThat(PhoneNumber.parse("+1 415 555 " + i, null)).hasToString("+1415555" + i);
        }
    }

    @Test
    void regionsAreCountriesInCapitals() {
        assertThat(PhoneNumber.isRegion("US")).isTrue();
        assertThat(PhoneNumber.isRegion("us")).isFalse();
        assertThat(PhoneNumber.isRegion("ZZ")).isFalse();
        assertThat(PhoneNumber.isRegion("")).isFalse();
    }
}
