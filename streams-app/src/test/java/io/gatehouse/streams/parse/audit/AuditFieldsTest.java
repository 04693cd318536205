package io.gatehouse.streams.parse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditFieldsTest {

    @Test
    void walksIntoTheMessageInQuotes() {
        assertThat(pairs("pid=1 msg='op=login acct=\"a b\" res=failed'\u001DUID=\"root\" AUID=\"unset\""))
                .containsExactly("pid=1", "op=login", "acct=a b", "res=failed", "UID=root", "AUID=unset");
    }

    @Test
    void takesTheLastWordBeforeTheEqualSignAsKey() {
        assertThat(pairs("user pid=3 old auid=7 new auid=8, subj==x"))
                .containsExactly("pid=3", "old auid=7", "auid=8", "subj==x");
    }

    @Test
    void takesAllWordsOfAnOperation() {
        assertThat(phrase("op=adding user to group id=7")).isEqualTo("adding user to group");
        assertThat(phrase("op=\"add_rule\" key=x")).isEqualTo("add_rule");
        assertThat(phrase("op= id=7")).isEmpty();
        assertThat(phrase("op=start")).isEqualTo("start");
    }

    @Test
    void saysWhetherARecordWasCut() {
        assertThat(isCut("a=\"b c\" msg='op=x acct=\"y\"'")).isFalse();
        assertThat(isCut("a=1 b")).isFalse();
        assertThat(isCut("a=\"b")).isTrue();
        assertThat(isCut("msg='op=x hos>")).isTrue();
    }

    @Test
    void walksOverGroups() {
        assertThat(pairs("saddr=10\u001DSADDR={ saddr_fam=netlink nlnk-pid=0 } x=1"))
                .containsExactly("saddr=10", "SADDR= saddr_fam=netlink nlnk-pid=0 ", "x=1");
    }

    @Test
    void takesWhatIsLeftOfARecordThatWasCut() {
        assertThat(pairs("a=\"b")).containsExactly("a=b");
        assertThat(pairs("a={b")).containsExactly("a=b");
        assertThat(pairs("a=b msg='")).containsExactly("a=b");
        assertThat(pairs("a")).isEmpty();
        assertThat(pairs("=")).containsExactly("=");
    }

    @Test
    void survivesMessagesInMessages() {
        assertThat(pairs("msg='".repeat(100_000) + "a=b")).containsExactly("a=b");
    }

    private static String phrase(String text) {
        AuditFields fields = new AuditFields(text);
        assertThat(fields.next()).isTrue();
        return fields.phrase();
    }

    private static boolean isCut(String text) {
        AuditFields fields = new AuditFields(text);
        while (fields.next()) {
            fields.value();
        }
        return fields.isCut();
    }

    private static List<String> pairs(String text) {
        AuditFields fields = new AuditFields(text);
        List<String> pairs = new ArrayList<>();
        while (fields.next()) {
            pairs.add(fields.key() + "=" + fields.value());
        }
        return pairs;
    }
}
