package io.jenkins.plugins.externalsystems.core.connectors.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTypeTest {
    @ParameterizedTest
    @CsvSource(
            value = {
                "|a.png|application/octet-stream",
                "application/pdf|a.png|application/pdf",
                "text/csv; charset=utf-8|a|text/csv; charset=utf-8",
                "image/*|a.png|image/png",
                "IMAGE/*|a.png|image/png",
                "image/*|a.txt|application/octet-stream",
                "image/*|a|application/octet-stream",
                "*/*|a.png|image/png",
                "image/png, image/jpeg|a.jpg|image/jpeg",
                "image/png, image/jpeg|a.gif|image/png",
                "image/*, image/webp|a.txt|image/webp",
            },
            delimiter = '|')
    void theDeclaredTypeBeforeTheName(String declared, String name, String type) {
        assertThat(FileType.of(declared == null ? "" : declared, name)).isEqualTo(type);
    }
}
