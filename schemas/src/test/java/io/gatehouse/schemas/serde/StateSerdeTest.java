package io.gatehouse.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.model.EcsHost;
import io.gatehouse.schemas.SampleRecords;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class StateSerdeTest {

    private static final Schema OLD_HOST = SchemaBuilder.record("EcsHost")
            .namespace("io.gatehouse.model")
            .fields()
            .requiredString("id")
            .endRecord();

    @Test
    void readsWhatItWrote() {
        Serde<EcsHost> serde = StateSerde.of(EcsHost.class);
        EcsHost host = SampleRecords.login().getHost();
        byte[] bytes = serde.serializer().serialize("store", host);
        assertThat(bytes[0]).isEqualTo((byte) 1);
        assertThat(serde.deserializer().deserialize("store", bytes)).isEqualTo(host);
    }

    @Test
    void readsStateOfAnEarlierVersion() {
        Serde<EcsHost> serde = StateSerde.of(EcsHost.class, OLD_HOST);
        EcsHost read = serde.deserializer().deserialize("store", new byte[] {1, 2, 'h'});
        assertThat(read).isEqualTo(new EcsHost("h", null, null));
        assertThat(serde.serializer().serialize("store", read)).startsWith(2, 2, 'h');
    }

    @Test
    void refusesStateOfALaterVersion() {
        Serde<EcsHost> serde = StateSerde.of(EcsHost.class);
        assertThatThrownBy(() -> serde.deserializer().deserialize("store", new byte[] {2, 2, 'h'}))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("state of version 2, known are 1 to 1");
    }

    @Test
    void passesTombstones() {
        Serde<EcsHost> serde = StateSerde.of(EcsHost.class);
        assertThat(serde.serializer().serialize("store", null)).isNull();
        assertThat(serde.deserializer().deserialize("store", null)).isNull();
    }
}
