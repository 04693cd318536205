package io.gatehouse.schemas.serde;

import io.gatehouse.model.RawLine;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Tells Avro that our generated classes may be instantiated. Since 1.12.2 Avro refuses any class that it was not told
 * of ("Forbidden io.gatehouse.model.Event!"), so that no schema can name a dangerous one.
 */
public final class TrustedModel {

    private static final String MODEL_PACKAGE = RawLine.class.getPackageName() + ".";

    private TrustedModel() {}

    /**
     * Adds {@code io.gatehouse.model} to what Avro trusts in this JVM; nothing is taken away. The serdes of this
     * package do it themselves; programs that read our topics with Confluent's deserializer and our generated classes
     * call it once before.
     */
    public static synchronized void trust() {
        ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
        if (!before.isTrusted(RawLine.class)) {
            ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(before, TrustedModel::isModel));
        }
    }

    private static boolean isModel(Class<?> type) {
        return type.getName().startsWith(MODEL_PACKAGE);
    }
}
