package io.gatehouse.streams.topology;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** A record that could not be decoded, on its way to the dead-letter topic: its bytes as they came, why and whence in headers. */
final class DeadLetter {
    static final String REASON = "gatehouse.reason";
    static final String TOPIC = "gatehouse.topic";
    static final String PARTITION = "gatehouse.partition";
    static final String OFFSET = "gatehouse.offset";

    private DeadLetter() {}

    static Record<byte[], byte[]> of(Record<byte[], byte[]> record, String reason, @Nullable RecordMetadata whence) {
        Headers headers = new RecordHeaders(record.headers());
        put(headers, REASON, reason);
        if (whence != null) {
            put(headers, TOPIC, whence.topic());
            put(headers, PARTITION, Integer.toString(whence.partition()));
            put(headers, OFFSET, Long.toString(whence.offset()));
        }
        return record.withHeaders(headers);
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
