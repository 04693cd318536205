package io.gatehouse.sinks.nagios;

import io.gatehouse.sinks.common.Readable;
import io.gatehouse.sinks.common.SettingGroup;
import io.gatehouse.sinks.common.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** What the Nagios sink is configured with. */
final class NagiosSettings extends AbstractConfig {
    static final String COMMAND_FILE = "nagios.command.file";
    static final String NSCA_HOST = "nagios.nsca.host";
    static final String NSCA_PORT = "nagios.nsca.port";
    static final String NSCA_PASSWORD = "nagios.nsca.password";
    static final String NSCA_ENCRYPTION = "nagios.nsca.encryption";
    static final String NSCA_REFUSAL_WAIT = "nagios.nsca.refusal.wait.ms";
    static final String TIMEOUT = "nagios.timeout.ms";
    static final String OBJECTS = "nagios.objects.file";
    static final String HOST = "nagios.host";
    static final String SERVICE = "nagios.service";
    static final String TEXT = "nagios.text";
    static final String PERFDATA = "nagios.perfdata";
    static final String STATES = "nagios.states";
    static final String CLOSE_IS_OK = "nagios.close.is.ok";
    static final String OBSERVED = "nagios.observed";

    static final ConfigDef DEFINITION = define();

    NagiosSettings(Map<String, ?> settings) {
        super(DEFINITION, settings);
    }

    private static ConfigDef define() {
        ConfigDef definition = new ConfigDef();
        target(new SettingGroup(definition, "Where Nagios is"));
        nsca(new SettingGroup(definition, "NSCA"));
        SettingGroup told = new SettingGroup(definition, "What Nagios is told");
        mapping(told);
        states(told);
        return definition;
    }

    private static void target(SettingGroup group) {
        group.any(COMMAND_FILE, Type.STRING, "", Importance.HIGH, """
                        The external command file, a pipe that Nagios makes when it starts: command_file in its nagios.cfg, \
                        /var/lib/nagios4/rw/nagios.cmd on Debian. It is opened, never made. Either this or nagios.nsca.host.""")
                .any(NSCA_HOST, Type.STRING, "", Importance.HIGH, """
                        Host name or address of an NSCA server. Either this or nagios.command.file.""")
                .valid(TIMEOUT, Type.INT, 3000, Range.between(100, 25_000), Importance.LOW, """
                        How long one attempt may take altogether, in ms.""")
                .any(OBJECTS, Type.STRING, "", Importance.MEDIUM, """
                        Nagios's object cache, where this process can read it: object_cache_file in nagios.cfg, \
                        /var/lib/nagios4/objects.cache on Debian. With it, results for hosts and services that Nagios does \
                        not know are counted and logged here, too; they are sent all the same.""");
    }

    private static void nsca(SettingGroup group) {
        group.valid(NSCA_PORT, Type.INT, 5667, Range.between(1, 65535), Importance.MEDIUM, "TCP port.")
                .any(NSCA_PASSWORD, Type.PASSWORD, "", Importance.HIGH, """
                        Its password: password in its nsca.cfg. Empty where it has none.""")
                .valid(NSCA_ENCRYPTION, Type.STRING, "1", ValidString.in("0", "1"), Importance.MEDIUM, """
                        Its decryption_method: 0 none, 1 XOR. Neither hides anything from whoever can listen.""")
                .valid(NSCA_REFUSAL_WAIT, Type.INT, 200, Range.between(0, 5000), Importance.LOW, """
                        How long it has, after the last result, to hang up: all that it says of a wrong password. In ms.""");
    }

    private static void mapping(SettingGroup group) {
        ConfigDef.Validator template = Readable.text("a template", Template::of);
        String text = "${message} (${gatehouse.alert.status}, count ${gatehouse.alert.count})";
        group.valid(HOST, Type.STRING, "${host.name|host.id}", template, Importance.HIGH, """
                        Name of the host object, with fields of the alert.""")
                .valid(SERVICE, Type.STRING, "${rule.name}", template, Importance.HIGH, """
                        Description of the service object, with fields of the alert. Empty: the result is the host's.""")
                .valid(TEXT, Type.STRING, text, template, Importance.LOW, "What is said, with fields of the alert.")
                .valid(PERFDATA, Type.STRING, "count=${gatehouse.alert.count}", template, Importance.LOW, """
                        Performance data, with fields of the alert.""");
    }

    private static void states(SettingGroup group) {
        ConfigDef.Validator valid = ConfigDef.LambdaValidator.with(NagiosSettings::states, () -> "level:STATE");
        String states = "critical:CRITICAL,high:CRITICAL,medium:WARNING,low:WARNING";
        group.valid(STATES, Type.LIST, states, valid, Importance.MEDIUM, """
                        The state for each level of alerts. Alerts of levels that are not here are not told.""")
                .any(CLOSE_IS_OK, Type.BOOLEAN, false, Importance.MEDIUM, """
                        Whether an incident that closes makes its service OK, unless another of the same service is known to \
                        be open. Otherwise the service stays as it is until somebody sets it. Needs tasks.max=1.""")
                .any(OBSERVED, Type.BOOLEAN, false, Importance.LOW, """
                        Whether alerts of rules that only observe are told, too.""");
    }

    /** The states by level, in the order of the setting. */
    private static Map<String, State> states(String name, Object value) {
        Map<String, State> states = new LinkedHashMap<>();
        for (Object entry : (List<?>) value) {
            String[] parts = String.valueOf(entry).trim().split(":", 2);
            try {
                states.put(parts[0].trim(), State.valueOf(parts.length < 2 ? "" : parts[1].trim()));
            } catch (IllegalArgumentException e) {
                throw new ConfigException(name, entry, "expected level:STATE, such as high:CRITICAL");
            }
        }
        return states;
    }

    /** What is wrong with settings that are right by themselves, by the name of one of them. */
    Map<String, String> conflicts() {
        Map<String, String> conflicts = new LinkedHashMap<>();
        if (getString(COMMAND_FILE).isEmpty() == getString(NSCA_HOST).isEmpty()) {
            conflicts.put(COMMAND_FILE, "expected either " + COMMAND_FILE + " or " + NSCA_HOST);
            conflicts.put(NSCA_HOST, "expected either " + COMMAND_FILE + " or " + NSCA_HOST);
        }
        Path file = commandFile();
        if (file != null && PipeWriter.isOtherThanPipe(file)) {
            conflicts.put(COMMAND_FILE, file + " is no pipe; remove it and start Nagios, which makes one");
        }
        if (getBoolean(CLOSE_IS_OK) && !"1".equals(originalsStrings().getOrDefault("tasks.max", "1"))) {
            conflicts.put(CLOSE_IS_OK, "needs tasks.max=1: one task has to know all open incidents of a service");
        }
        return conflicts;
    }

    Map<String, State> states() {
        return states(STATES, getList(STATES));
    }

    Template template(String name) {
        return Template.of(getString(name));
    }

    Duration timeout() {
        return Duration.ofMillis(getInt(TIMEOUT));
    }

    @Nullable
    Path commandFile() {
        return path(COMMAND_FILE);
    }

    @Nullable
    Path objects() {
        return path(OBJECTS);
    }

    private @Nullable Path path(String name) {
        return getString(name).isEmpty() ? null : Path.of(getString(name));
    }

    Nsca.Server nsca() {
        return new Nsca.Server(
                getString(NSCA_HOST),
                getInt(NSCA_PORT),
                NscaCipher.values()[Integer.parseInt(getString(NSCA_ENCRYPTION))],
                getPassword(NSCA_PASSWORD).value(),
                Duration.ofMillis(getInt(NSCA_REFUSAL_WAIT)));
    }
}
