package io.gatehouse.streams.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CursorTest {

    @Test
    void readsFromBothEnds() {
        Cursor cursor = new Cursor("user a b 127.0.0.1 port 22");
        assertThat(cursor.skip("user ")).isTrue();
        assertThat(cursor.lastNumber(" port ")).isEqualTo(22);
        assertThat(cursor.afterLast(" ")).isEqualTo("127.0.0.1");
        assertThat(cursor.rest()).isEqualTo("a b");
        assertThat(cursor.atEnd()).isTrue();
    }

    @Test
    void doesNotMoveForWhatIsNotThere() {
        Cursor cursor = new Cursor("abc");
        assertThat(cursor.skip("b")).isFalse();
        assertThat(cursor.skipLast("b")).isFalse();
        assertThat(cursor.upTo("x")).isNull();
        assertThat(cursor.afterLast("x")).isNull();
        assertThat(cursor.number()).isEqualTo(-1);
        assertThat(cursor.lastNumber("")).isEqualTo(-1);
        assertThat(cursor.rest()).isEqualTo("abc");
    }

    @Test
    void doesNotReadBeyondTheBack() {
        Cursor cursor = new Cursor("1 by 23");
        assertThat(cursor.skipLast("y 23")).isTrue();
        assertThat(cursor.upTo(" by ")).isNull();
        assertThat(cursor.startsWith("1 by")).isFalse();
        assertThat(cursor.word()).isEqualTo("1");
        assertThat(cursor.word()).isEqualTo("b");
        assertThat(cursor.word()).isEmpty();
    }

    @Test
    void doesNotReadBeforeTheFront() {
        Cursor cursor = new Cursor("a by 7");
        cursor.skip("a by");
        assertThat(cursor.afterLast(" by ")).isNull();
        assertThat(cursor.lastNumber(" by ")).isEqualTo(-1);
        assertThat(cursor.skipLast("by 7")).isFalse();
        assertThat(cursor.lastNumber(" ")).isEqualTo(7);
    }

    @Test
    void takesNoNumberThatIsTooLong() {
        assertThat(new Cursor("9".repeat(19)).number()).isEqualTo(-1);
        assertThat(new Cursor("p" + "9".repeat(19)).lastNumber("p")).isEqualTo(-1);
        assertThat(new Cursor("9".repeat(18)).number()).isEqualTo(999_999_999_999_999_999L);
    }
}
