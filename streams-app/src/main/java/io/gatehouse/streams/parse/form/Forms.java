package io.gatehouse.streams.parse.form;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Draft;
import io.gatehouse.streams.parse.Message;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The forms of one program, tried in their order; which ones, is told by the first character of the message. The text
 * in the holes is decoded before it is stored.
 */
public final class Forms implements Program {
    /** A look with the form that it belongs to. */
    private record Candidate(Form form, Template template) {

        Template.@Nullable Match match(String text, int from, int to) {
            Template.Match match = template.match(text, from, to);
            boolean doubted =
                    match != null && (template.isFreeAtTheEnd() && losesBlanks(text, to) || rival(text, from, to));
            return match != null && doubted ? match.inDoubt() : match;
        }

        /** Whether blanks behind what is read may be of its last text; one stands before a suffix in brackets. */
        private static boolean losesBlanks(String text, int to) {
            return to < text.length() && text.charAt(to) == ' ' && !text.startsWith(" [", to);
        }

        private boolean rival(String text, int from, int to) {
            return form.disputed()
                    && form.looks().stream()
                            .map(Form.Look::template)
                            .anyMatch(other -> other != template && other.match(text, from, to) != null);
        }
    }

    private static final int ASCII = 128;

    private final List<Form> all;
    private final Candidate[][] byFirst = new Candidate[ASCII][];
    private final Candidate[] others;
    private final UnaryOperator<String> decoder;

    public Forms(UnaryOperator<String> decoder, Form... forms) {
        this.decoder = decoder;
        this.all = List.of(forms);
        for (int c = 0; c < ASCII; c++) {
            byFirst[c] = beginningWith((char) c);
        }
        this.others = beginningWith('\uFFFF');
    }

    public Forms(Form... forms) {
        this(UnaryOperator.identity(), forms);
    }

    private Candidate[] beginningWith(char c) {
        List<Candidate> candidates = new ArrayList<>();
        for (Form form : all) {
            for (Form.Look look : form.looks()) {
                String beginning = look.template().beginning();
                if (beginning.isEmpty() || beginning.charAt(0) == c) {
                    candidates.add(new Candidate(form, look.template()));
                }
            }
        }
        return candidates.toArray(Candidate[]::new);
    }

    @Override
    public List<Form> forms() {
        return all;
    }

    @Override
    public @Nullable Reading read(Message message) {
        return read(message, 0, message.text().length(), draft -> {});
    }

    /**
     * Reads a part of a message, for programs that put something before or behind all their forms.
     *
     * @param more what the program adds to every event
     */
    @Nullable
    public Reading read(Message message, int from, int to, Consumer<Draft> more) {
        String text = message.text();
        char first = from < to ? text.charAt(from) : '\uFFFF';
        for (Candidate candidate : first < ASCII ? byFirst[first] : others) {
            Template.Match match = candidate.match(text, from, to);
            if (message.line().trace() != null) {
                message.line().trace().tried(message, candidate.form(), candidate.template(), from, to, match);
            }
            if (match != null) {
                return reading(message, candidate, match, more);
            }
        }
        return null;
    }

    private Reading reading(Message message, Candidate candidate, Template.Match match, Consumer<Draft> more) {
        Form form = candidate.form();
        Action action = form.action();
        Draft draft = message.event(action == null ? Action.NOTED : action, form.name());
        Field[] holes = candidate.template().holes();
        for (int hole = 0; hole < holes.length; hole++) {
            if (holes[hole] != Field.SKIP) {
                holes[hole].set(draft, decoder.apply(message.text().substring(match.from(hole), match.to(hole))));
            }
        }
        draft.ambiguous(match.ambiguous());
        for (Consumer<Draft> fact : form.says()) {
            fact.accept(draft);
        }
        more.accept(draft);
        return action == null ? new Reading.Ignored(form.noise(), draft.event()) : draft.done();
    }
}
