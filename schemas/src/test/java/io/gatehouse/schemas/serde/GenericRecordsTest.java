package io.gatehouse.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.gatehouse.schemas.SampleRecords;
import io.gatehouse.schemas.Topics;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

/** Records without their classes are the same bytes. */
class GenericRecordsTest {

    private final SchemaRegistryClient client = RegistryClients.of("mock://" + UUID.randomUUID(), Map.of());
    private final GenericRecords records = new GenericRecords(client, true);
    private final byte[] alert = new AvroSerdes(client, true)
            .forTopic(new Topics("", 1, (short) 1).alerts())
            .serializer()
            .serialize("alerts", SampleRecords.alert());

    @Test
    void readsAndWritesTheBytesOfOurSerdes() {
        GenericRecord read = records.read(alert);
        assertThat(read.get("message")).isEqualTo(SampleRecords.alert().getMessage());
        assertThat(records.write("alerts-value", read)).isEqualTo(alert);
    }

    @Test
    void refusesASchemaThatIsNotOfARecord() throws Exception {
        int id = client.register("words-value", new AvroSchema("\"string\""));
        assertThatThrownBy(() -> records.read(WireFormat.head(id)))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("schema " + id + " is of a STRING, not of a record");
    }

    @Test
    void refusesToWriteARecordThatDoesNotFitItsSchema() {
        GenericRecord empty = new GenericData.Record(records.read(alert).getSchema());
        assertThatThrownBy(() -> records.write("alerts-value", empty))
                .isInstanceOf(SerializationException.class)
                .hasMessageStartingWith("cannot write Alert");
    }
}
