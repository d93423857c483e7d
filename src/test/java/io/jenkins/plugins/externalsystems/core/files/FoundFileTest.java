package io.jenkins.plugins.externalsystems.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class FoundFileTest {
    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "/etc/passwd",
                "a/../b",
                "..",
                "a/..",
                "./a",
                "a//b",
                "a/",
                "C:\\x",
                "c:",
                "C:/x",
                "a\\..\\b",
                "\\a",
                "a\0b"
            })
    void refusesAPathThatLeavesTheFolder(String path) {
        assertThatThrownBy(() -> new FoundFile(path, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b.log", "..a", "a..", "a:b", ".hidden", "ä ö/✓"})
    void takesAnyOther(String path) {
        assertThat(new FoundFile(path, 0).path()).isEqualTo(path);
    }

    @Test
    void refusesANegativeSize() {
        assertThatThrownBy(() -> new FoundFile("a", -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesThemWhenTheyComeOverTheWireToo() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(new FoundFile("xx/etc", 1));
        String forged = bytes.toString(StandardCharsets.ISO_8859_1).replace("xx/etc", "../etc");
        ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(forged.getBytes(StandardCharsets.ISO_8859_1)));
        assertThatThrownBy(in::readObject)
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining("not a path in the folder");
    }
}
