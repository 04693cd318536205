package io.gatehouse.schemas.serde;

import org.apache.avro.specific.SpecificData;

/** Avro's data model for our generated classes: with the readers and writers that were generated into them. */
final class ModelData {

    private ModelData() {}

    static SpecificData create(Class<?> type) {
        TrustedModel.trust();
        SpecificData data = new SpecificData(type.getClassLoader());
        data.setCustomCoders(true);
        data.setFastReaderEnabled(false);
        return data;
    }
}
