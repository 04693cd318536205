package io.gatehouse.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatehouse.model.Ack;
import io.gatehouse.schemas.SampleRecords;
import io.gatehouse.schemas.SchemaChanges;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The readers and writers that Avro generates into our classes are used, not its slow generic ones. */
class GeneratedCodersTest {

    static Stream<Topic<?>> topicsOfRecords() {
        return new Topics("", 1, (short) 1).all().stream().filter(topic -> topic.type() != null);
    }

    @ParameterizedTest
    @MethodSource("topicsOfRecords")
    <V extends SpecificRecord> void readsByTheGeneratedReader(Topic<V> topic) {
        Class<V> type = Objects.requireNonNull(topic.type());
        Schema schema = SpecificData.get().getSchema(type);
        assertThat(whereReadingEnds(new RecordReader<>(schema, type))).contains("customDecode");
    }

    @Test
    void readsByTheGeneratedReaderWhereTheWriterWasAnother() {
        Schema old = SchemaChanges.dropping(Ack.getClassSchema(), "Ack.note");
        assertThat(whereReadingEnds(new RecordReader<>(old, Ack.class))).contains("customDecode");
    }

    @Test
    void writesByTheGeneratedWriter() {
        TracedAck ack = new TracedAck();
        new RecordWriter<>(Ack.class).write(new byte[0], ack);
        assertThat(ack.written).isEqualTo(1);
    }

    /** Methods on the stack where the bytes end, which is at once. */
    private static Stream<String> whereReadingEnds(RecordReader<?> reader) {
        UndecodableException thrown =
                catchThrowableOfType(UndecodableException.class, () -> reader.read(new byte[0], 0));
        return Stream.of(Objects.requireNonNull(thrown.getCause()).getStackTrace())
                .map(StackTraceElement::getMethodName);
    }

    private static final class TracedAck extends Ack {

        private static final long serialVersionUID = 1L;
        private int written;

        TracedAck() {
            super("incident", "key", "me", null, SampleRecords.START, null);
        }

        @Override
        public void customEncode(Encoder out) {
            written++;
        }
    }
}
