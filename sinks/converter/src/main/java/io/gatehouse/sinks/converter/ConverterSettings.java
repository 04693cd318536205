package io.gatehouse.sinks.converter;

import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** What {@link AvroConverter} is configured with. */
final class ConverterSettings extends AbstractConfig {

    static final String URL = "schema.registry.url";
    static final String AUTO_REGISTER = "auto.register.schemas";

    static final ConfigDef DEFINITION = new ConfigDef()
            .define(
                    URL,
                    ConfigDef.Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    new ConfigDef.NonEmptyString(),
                    ConfigDef.Importance.HIGH,
                    "The schema registry: http://host:port, or several with commas; Apicurio's is"
                            + " http://host:port/apis/ccompat/v7. Further settings of Confluent's client, such as"
                            + " basic.auth.user.info, are passed on.")
            .define(
                    AUTO_REGISTER,
                    ConfigDef.Type.BOOLEAN,
                    false,
                    ConfigDef.Importance.LOW,
                    "Whether writing may register a schema; reading never does.");

    ConverterSettings(Map<String, ?> configs) {
        super(DEFINITION, configs);
    }

    String url() {
        return getString(URL);
    }

    boolean autoRegister() {
        return getBoolean(AUTO_REGISTER);
    }
}
