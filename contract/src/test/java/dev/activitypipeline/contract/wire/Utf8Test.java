package dev.activitypipeline.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import org.junit.jupiter.api.Test;

class Utf8Test {
    private static final int[] EDGES = {0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff};

    private final CharsetDecoder strict = UTF_8.newDecoder();
    private final CharBuffer decoded = CharBuffer.allocate(8);

    @Test
    void everyCharacterIsWrittenAsJavaWritesIt() {
        // Given
        byte[] out = new byte[4];

        // When
        long different = 0;
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                int length = Utf8.write(out, 0, codePoint);
                byte[] expected = Character.toString(codePoint).getBytes(UTF_8);
                boolean same = ByteBuffer.wrap(out, 0, length).equals(ByteBuffer.wrap(expected))
                        && (length == 1 || Utf8.sequence(out, 0, length) == length)
                        && Utf8.codePoints(out, 0, length) == 1;
                different += same ? 0 : 1;
            }
        }

        // Then
        assertThat(different).isZero();
    }

    @Test
    void validSequencesAreThoseThatJavaDecodes() {
        // When
        long different = 0;
        for (int lead = 0x80; lead <= 0xff; lead++) {
            for (int second = 0; second <= 0xff; second++) {
                different += differences(lead, second);
                for (int third : EDGES) {
                    different += differences(lead, second, third);
                    for (int fourth : EDGES) {
                        different += differences(lead, second, third, fourth);
                    }
                }
            }
        }

        // Then
        assertThat(different).isZero();
    }

    private int differences(int... sequence) {
        byte[] bytes = new byte[sequence.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) sequence[i];
        }
        boolean valid = Utf8.sequence(bytes, 0, bytes.length) == bytes.length;
        return valid == isOneCharacter(bytes) ? 0 : 1;
    }

    private boolean isOneCharacter(byte[] bytes) {
        decoded.clear();
        strict.reset();
        CoderResult result = strict.decode(ByteBuffer.wrap(bytes), decoded, true);
        String text = decoded.flip().toString();
        return result.isUnderflow() && text.codePointCount(0, text.length()) == 1;
    }
}
