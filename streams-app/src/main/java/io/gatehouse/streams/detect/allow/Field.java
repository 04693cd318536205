package io.gatehouse.streams.detect.allow;

import io.gatehouse.model.AllowlistEntry;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an entry can say of a login by a pattern, under the name that files and the command line have for it. */
enum Field {
    USER("user", AllowlistEntry::getUser, AllowlistEntry::setUser, login -> list(login.user())),
    HOST("host", AllowlistEntry::getHost, AllowlistEntry::setHost, Login::hosts),
    SERVICE("service", AllowlistEntry::getService, AllowlistEntry::setService, login -> list(login.service())),
    KEY("key", AllowlistEntry::getKeyFingerprint, AllowlistEntry::setKeyFingerprint, login -> list(login.key())),
    CA("ca", AllowlistEntry::getCertificateCa, AllowlistEntry::setCertificateCa, login -> ca(login.ca())),
    CERTIFICATE(
            "certificate",
            AllowlistEntry::getCertificateId,
            AllowlistEntry::setCertificateId,
            login -> list(login.certificate())),
    PERSON("person", AllowlistEntry::getPerson, AllowlistEntry::setPerson, login -> list(login.person())),
    CLASS(
            "class",
            AllowlistEntry::getSessionClass,
            AllowlistEntry::setSessionClass,
            login -> list(login.sessionClass()));

    /** Those of which an entry may name exactly one value, the ones first that fewest logins share. */
    static final List<Field> BY_SELECTIVITY = List.of(KEY, CERTIFICATE, PERSON, USER, HOST);

    private final String word;
    private final Function<AllowlistEntry, @Nullable String> getter;
    private final BiConsumer<AllowlistEntry, String> setter;
    private final Function<Login, List<String>> values;

    Field(
            String word,
            Function<AllowlistEntry, @Nullable String> getter,
            BiConsumer<AllowlistEntry, String> setter,
            Function<Login, List<String>> values) {
        this.word = word;
        this.getter = getter;
        this.setter = setter;
        this.values = values;
    }

    /** Its name: {@code user}. */
    String word() {
        return word;
    }

    @Nullable
    String of(AllowlistEntry entry) {
        return getter.apply(entry);
    }

    void set(AllowlistEntry entry, String value) {
        setter.accept(entry, value);
    }

    /** What a login has there, none where it is absent; one of them has to fit. */
    List<String> in(Login login) {
        return values.apply(login);
    }

    /** Whether capital and small letters are the same: in names of hosts. */
    boolean anyCase() {
        return this == HOST;
    }

    /** The kind of the named sets that it can refer to; null where it cannot. */
    @Nullable
    SetKind sets() {
        return switch (this) {
            case USER -> SetKind.USERS;
            case HOST -> SetKind.HOSTS;
            case PERSON -> SetKind.PERSONS;
            default -> null;
        };
    }

    /** Under what an entry stands that names exactly this value. */
    String key(String value) {
        return word + " " + (anyCase() ? value.toLowerCase(Locale.ROOT) : value);
    }

    private static List<String> list(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    /** {@code RSA SHA256:x1…} and its fingerprint alone. */
    private static List<String> ca(@Nullable String written) {
        int space = written == null ? -1 : written.indexOf(' ');
        return written == null || space < 0 ? list(written) : List.of(written, written.substring(space + 1));
    }
}
