package io.gatehouse.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.model.EcsHost;
import java.io.IOException;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrustedModelTest {

    private static final byte[] HOST = {2, 'h', 0, 0};

    private final ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();

    @BeforeEach
    void trustNothing() {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.DEFAULT);
    }

    @AfterEach
    void restore() {
        ClassSecurityValidator.setGlobal(before);
    }

    @Test
    void avroRefusesOurClassesUntilItIsTold() throws IOException {
        assertThatThrownBy(TrustedModelTest::readHost)
                .isInstanceOf(SecurityException.class)
                .hasMessageContaining("Forbidden io.gatehouse.model.EcsHost");
        TrustedModel.trust();
        assertThat(readHost()).isEqualTo(new EcsHost("h", null, null));
    }

    @Test
    void theSerdesTellIt() {
        assertThat(StateSerde.of(EcsHost.class).deserializer().deserialize("", new byte[] {1, 2, 'h', 0, 0}))
                .isEqualTo(new EcsHost("h", null, null));
    }

    @Test
    void takesNothingAwayAndAddsNothingElse() {
        ClassSecurityValidator.setGlobal(type -> type == Thread.class);
        TrustedModel.trust();
        ClassSecurityPredicate trusted = ClassSecurityValidator.getGlobal();
        assertThat(trusted.isTrusted(Thread.class)).isTrue();
        assertThat(trusted.isTrusted(EcsHost.class)).isTrue();
        assertThat(trusted.isTrusted(ProcessBuilder.class)).isFalse();
        assertThat(trusted.isTrusted(TrustedModel.class)).isFalse();
        TrustedModel.trust();
        assertThat(ClassSecurityValidator.getGlobal()).isSameAs(trusted);
    }

    /** As any program reads that uses Avro and our classes. */
    private static EcsHost readHost() throws IOException {
        SpecificData data = new SpecificData(EcsHost.class.getClassLoader());
        return new SpecificDatumReader<EcsHost>(EcsHost.getClassSchema(), EcsHost.getClassSchema(), data)
                .read(null, DecoderFactory.get().binaryDecoder(HOST, null));
    }
}
