package io.jenkins.plugins.externalsystems.core.mail.jakarta;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReplyBoundTest {
    private final ReplyBound bound = new ReplyBound();

    private void said(String text) throws ReplyBound.BadReplyException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        bound.said(bytes, 0, bytes.length);
    }

    @Test
    void eachCommandHasItsOwnAnswer() throws Exception {
        for (int i = 0; i < 1000; i++) {
            bound.asked();
            said("250-" + "x".repeat(500) + "\r\n250 done\r\n");
        }
    }

    @Test
    void aGoodByeThatComesByteByByteIsNotWaitedFor() throws Exception {
        bound.sayingGoodBye();
        bound.asked();
        said("221 ");
        for (int i = 1; i < 16; i++) {
            said("x");
        }

        assertThatThrownBy(() -> said("x"))
                .isInstanceOf(ReplyBound.BadReplyException.class)
                .hasMessage("a good-bye that does not end");
    }

    @Test
    void aNumberBeginsEachLine() throws Exception {
        said("2");
        said("50-a\r\n25");
        said("0 b\r\n");

        assertThatThrownBy(() -> said("22x\r\n")).hasMessage("it does not speak SMTP");
    }
}
