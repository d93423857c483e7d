package io.jenkins.plugins.externalsystems.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class SecretValueTest {
    private final SecretValue secret = SecretValue.of("canary");

    @Test
    void printsAndHashesNothingOfItself() {
        assertThat(secret).hasToString("****").hasSameHashCodeAs(SecretValue.of("other"));
    }

    @Test
    void isNotSerializable() throws Exception {
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThatThrownBy(() -> out.writeObject(secret)).isInstanceOf(NotSerializableException.class);
        }
    }

    @Test
    void comparesByValue() {
        assertThat(secret).isEqualTo(SecretValue.of("canary")).isNotEqualTo(SecretValue.of("canary2"));
        assertThat(secret).isNotEqualTo("canary");
        assertThat(SecretValue.of("").isEmpty()).isTrue();
        assertThat(secret.isEmpty()).isFalse();
    }
}
