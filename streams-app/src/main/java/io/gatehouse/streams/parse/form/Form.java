package io.gatehouse.streams.parse.form;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One form of message that a program writes: how it looks (in one or more ways, each beside an example) and what it
 * says. A value; the methods that change something give a new one.
 *
 * @param name program/form, as {@code sshd/accepted}
 * @param action what happened; null where the message is of no interest
 * @param looks its templates, in the order in which they are tried
 * @param says what else follows from this form alone
 * @param disputed whether a message that fits more than one of the templates is ambiguous
 */
public record Form(
        String name, @Nullable Action action, List<Look> looks, List<Consumer<Draft>> says, boolean disputed) {

    /** A template beside a message that fits it. */
    public record Look(Template template, String example) {}

    public Form {
        looks = List.copyOf(looks);
        says = List.copyOf(says);
    }

    public static Form of(String name, Action action) {
        return new Form(name, action, List.of(), List.of(), false);
    }

    /** A message that says nothing of interest. */
    public static Form noise(String name, String template, String example) {
        return new Form(name, null, List.of(), List.of(), false).looks(template, example);
    }

    public Form looks(String template, String example) {
        List<Look> more = new ArrayList<>(looks);
        more.add(new Look(new Template(template), example));
        return new Form(name, action, more, says, disputed);
    }

    public Form says(Consumer<Draft> fact) {
        List<Consumer<Draft>> more = new ArrayList<>(says);
        more.add(fact);
        return new Form(name, action, looks, more, disputed);
    }

    /** For templates of which one may look like another because of what somebody typed. */
    public Form dispute() {
        return new Form(name, action, looks, says, true);
    }

    public Form succeeded() {
        return says(Draft::succeeded);
    }

    public Form failed() {
        return says(Draft::failed);
    }

    public Form reason(String reason) {
        return says(draft -> draft.reason(reason));
    }

    public Form service(String service) {
        return says(draft -> draft.login().setService(service));
    }

    /** Another line, of this program, tells of the same. */
    public Form echoOf(String program) {
        return says(draft -> draft.gatehouse().setEchoOf(program));
    }

    /** Why the message is of no interest: the program's name. */
    public String noise() {
        return name.substring(0, name.indexOf('/'));
    }
}
