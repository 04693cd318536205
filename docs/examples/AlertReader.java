import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Prints each alert of Gatehouse in a line: status, revision and what it is about.
 *
 * <p>Needs Confluent's kafka-avro-serializer on the class path; what Gatehouse was built with holds it:
 *
 * <pre>{@code
 * java -cp "$(cat standalone/target/class-path)" docs/examples/AlertReader.java localhost:9092 http://localhost:8081/apis/ccompat/v7
 * }</pre>
 *
 * <p>An incident comes several times under one key: opened, counted, closed; the highest revision holds. A consumer has to
 * ask for {@code read_committed}, or it sees records of transactions that were aborted.
 *
 * <p>This program reads generic records and needs no class of Gatehouse. To get {@code io.gatehouse.model.Alert} instead,
 * put the module schemas on the class path, set {@code specific.avro.reader=true} and tell Avro to trust the classes: call
 * {@code io.gatehouse.schemas.serde.TrustedModel.trust()} first, or start Java with {@code
 * -Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.gatehouse.model}. Otherwise Avro 1.12.2 says "Forbidden
 * io.gatehouse.model.Alert!".
 */
public final class AlertReader {
    public static void main(String[] args) {
        if (args.length < 2) {
            System.err.println("usage: AlertReader BOOTSTRAP REGISTRY [HOW MANY ALERTS] [TOPIC]");
            System.exit(2);
        }
        long wanted = args.length > 2 ? Long.parseLong(args[2]) : Long.MAX_VALUE;
        String topic = args.length > 3 ? args[3] : "gatehouse.alerts";
        try (KafkaConsumer<String, Object> consumer = new KafkaConsumer<>(settings(args[0], args[1]))) {
            consumer.subscribe(List.of(topic));
            for (long seen = 0; seen < wanted; ) {
                for (ConsumerRecord<String, Object> record : consumer.poll(Duration.ofSeconds(1))) {
                    if (record.value() instanceof GenericRecord alert && seen++ < wanted) {
                        System.out.println(line(alert));
                    }
                }
            }
        }
    }

    private static Map<String, Object> settings(String bootstrap, String registry) {
        return Map.of(
                "bootstrap.servers", bootstrap,
                "group.id", "alert-reader-" + ProcessHandle.current().pid(),
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed",
                "key.deserializer", StringDeserializer.class,
                "value.deserializer", KafkaAvroDeserializer.class,
                "schema.registry.url", registry);
    }

    private static String line(GenericRecord alert) {
        GenericRecord gatehouse = (GenericRecord) alert.get("gatehouse");
        GenericRecord incident = (GenericRecord) gatehouse.get("alert");
        return incident.get("status") + " " + gatehouse.get("revision") + " " + alert.get("message");
    }
}
