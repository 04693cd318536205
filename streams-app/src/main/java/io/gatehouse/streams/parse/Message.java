package io.gatehouse.streams.parse;

import io.gatehouse.model.RawLine;
import io.gatehouse.streams.parse.header.Header;
import io.gatehouse.streams.parse.header.JournalEntry;

/**
 * One message of a program, with the line it stands in.
 *
 * @param line the line
 * @param header its header
 * @param text the message without the header
 * @param repetition which repetition of "message repeated N times" this is, from 1; 0 for the message itself
 */
public record Message(Incoming line, Header header, String text, int repetition) {

    static Message of(Incoming line, Header header) {
        return new Message(line, header, line.text().substring(header.messageAt()), 0);
    }

    static Message of(Incoming line, JournalEntry entry) {
        return new Message(line, entry.header(), entry.message(), 0);
    }

    public Message repeated(String inner, int number) {
        return new Message(line, header, inner, number);
    }

    public RawLine raw() {
        return line.raw();
    }

    public Cursor cursor() {
        return new Cursor(text);
    }

    /** Identity of the event: that of the line, with a number behind it for a further repetition. */
    String id() {
        return repetition > 1 ? line.id() + "-" + repetition : line.id();
    }

    /** Says that the message is known and of no interest; {@code reason} names its kind. */
    public Reading noise(String reason) {
        return new Reading.Ignored(
                reason, event(Action.NOTED, reason + "/noise").event());
    }

    /** Begins an event; {@code form} is program/form. */
    public Draft event(Action action, String form) {
        return new Draft(this, action, form);
    }
}
