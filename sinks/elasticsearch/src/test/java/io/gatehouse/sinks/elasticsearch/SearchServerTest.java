package io.gatehouse.sinks.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A server that cannot be talked to: the message names the setting to change. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SearchServerTest {
    private static final String SECRET = "opensesame-4711";
    /** Nobody gets past the door. */
    private static final String BEHIND = "http://127.0.0.1:1";

    private ServerKeys keys;
    private ServerKeys otherKeys;
    private SecuredServer secured;
    private SecuredServer misnamed;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        keys = ServerKeys.make(folder.resolve("server.p12"), "dns:localhost");
        otherKeys = ServerKeys.make(folder.resolve("other.p12"), "dns:elsewhere.example");
        secured = new SecuredServer(keys, BEHIND);
        misnamed = new SecuredServer(otherKeys, BEHIND);
    }

    @AfterAll
    void stop() {
        misnamed.close();
        secured.close();
    }

    @Test
    void saysThatNobodyWasNamedWhereTheServerAsksForSomebody() {
        secured.expectUser("gatehouse", SECRET);
        assertThat(asked(secured, trusting(keys)).inWords())
                .startsWith(
                        "set elasticsearch.username and elasticsearch.password, or elasticsearch.api.key (the server answered 401");
    }

    @Test
    void namesTheTrustStoreThatDoesNotHoldTheAuthority() {
        for (Map<String, String> settings : List.of(trusting(otherKeys), Map.<String, String>of())) {
            Reply reply = asked(secured, settings);
            assertThat(reply.status()).isZero();
            assertThat(reply.inWords())
                    .startsWith("elasticsearch.truststore.location must hold the certificate of the server or of its");
        }
    }

    @Test
    void namesTheUrlWhoseHostIsNotInTheCertificate() {
        Reply reply = asked(misnamed, trusting(otherKeys));
        assertThat(reply.status()).isZero();
        assertThat(reply.inWords())
                .startsWith("elasticsearch.url must be https with a name that stands in the server's certificate (")
                .contains("localhost");
    }

    @Test
    void failsWithATrustStoreThatCannotBeOpenedAndNamesIt() {
        Map<String, String> settings = new HashMap<>(trusting(keys));
        settings.put("elasticsearch.truststore.password", "not-" + SECRET);
        settings.put("elasticsearch.url", secured.url());
        assertThatThrownBy(() -> new SearchServer(new ElasticsearchSettings(settings).server()))
                .hasMessageContaining("elasticsearch.truststore.location")
                .hasMessageContaining(keys.store().toString())
                .hasMessageNotContaining(SECRET);
    }

    private static Map<String, String> trusting(ServerKeys keys) {
        return Map.of(
                "elasticsearch.truststore.location",
                keys.store().toString(),
                "elasticsearch.truststore.password",
                ServerKeys.PASSWORD);
    }

    private static Reply asked(SecuredServer at, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("elasticsearch.url", at.url());
        try (SearchServer client = new SearchServer(new ElasticsearchSettings(settings).server())) {
            return client.ask("GET", "/_cluster/health", null);
        }
    }
}
