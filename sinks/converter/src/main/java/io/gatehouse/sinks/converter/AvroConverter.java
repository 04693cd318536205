package io.gatehouse.sinks.converter;

import io.apicurio.registry.utils.converter.avro.AvroData;
import io.apicurio.registry.utils.converter.avro.AvroDataConfig;
import io.gatehouse.schemas.serde.GenericRecords;
import io.gatehouse.schemas.serde.RegistryClients;
import io.gatehouse.schemas.serde.RegistryUnavailableException;
import io.gatehouse.schemas.serde.UndecodableException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.storage.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Avro in Confluent's wire format to Kafka Connect's structs and back. Does for our topics what Confluent's converter of
 * the same name does, under the same settings ({@code value.converter.schema.registry.url}, …).
 *
 * <p>Bytes that are no record give a {@link DataException}. A registry that gives no answer gives a
 * {@link RetriableException}, which says nothing about the record: Connect tries again for as long as
 * {@code errors.retry.timeout} says.
 */
public final class AvroConverter implements Converter {

    private static final String CONVERTER_TYPE = "converter.type";

    private @Nullable Conversion conversion;

    @Override
    public String version() {
        String version = AvroConverter.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    @Override
    public ConfigDef config() {
        return ConverterSettings.DEFINITION;
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        ConverterSettings settings = new ConverterSettings(configs);
        Map<String, Object> rest = new HashMap<>(configs);
        rest.remove(CONVERTER_TYPE);
        GenericRecords records = new GenericRecords(RegistryClients.of(settings.url(), rest), settings.autoRegister());
        conversion = new Conversion(records, new AvroData(new AvroDataConfig(rest)), isKey ? "-key" : "-value");
    }

    @Override
    public byte @Nullable [] fromConnectData(String topic, @Nullable Schema schema, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        try {
            return configured().write(topic, schema, value);
        } catch (RegistryUnavailableException e) {
            throw new RetriableException(e.getMessage(), e);
        } catch (SerializationException e) {
            throw new DataException("record for " + topic + ": " + e.getMessage(), e);
        }
    }

    @Override
    public SchemaAndValue toConnectData(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return SchemaAndValue.NULL;
        }
        try {
            return configured().read(bytes);
        } catch (RegistryUnavailableException e) {
            throw new RetriableException(e.getMessage(), e);
        } catch (UndecodableException e) {
            throw new DataException("record of " + topic + ": " + e.reason(), e);
        }
    }

    private Conversion configured() {
        if (conversion == null) {
            throw new ConnectException("AvroConverter is used before it was configured");
        }
        return conversion;
    }

    /** Our bytes to Avro's records to Connect's structs, and back. */
    private record Conversion(GenericRecords records, AvroData avro, String suffix) {

        SchemaAndValue read(byte[] bytes) {
            GenericRecord value = records.read(bytes);
            return avro.toConnectData(value.getSchema(), value);
        }

        byte[] write(String topic, @Nullable Schema schema, Object value) {
            if (schema == null || schema.type() != Schema.Type.STRUCT) {
                throw new DataException("record for " + topic + ": only a struct with its schema can be written");
            }
            return records.write(topic + suffix, (GenericRecord) avro.fromConnectData(schema, value));
        }
    }
}
