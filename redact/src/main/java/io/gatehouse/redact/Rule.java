package io.gatehouse.redact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One way of telling a secret, as a rule file has it; see docs/redaction.md. */
sealed interface Rule {

    /**
     * By what the value is called: assignments, options, fields of JSON and of queries.
     *
     * @param names ends of names, in small letters
     * @param words what a name is, or has behind its last low line
     * @param except names that are none of these
     */
    record Names(List<String> names, List<String> words, List<String> except) implements Rule {}

    /** The values of headers of HTTP, behind their schemes (such as bearer). */
    record Headers(List<String> headers, List<String> schemes) implements Rule {}

    /**
     * By how it begins.
     *
     * @param chars further characters it may have beside letters and digits
     * @param least so many characters it has at least behind its beginning
     */
    record Tokens(List<String> tokens, String chars, int least) implements Rule {}

    /** Passwords in addresses, {@code https://user:password@host}; a sole name of so many letters and digits is a token. */
    record Urls(int urls) implements Rule {}

    /** From one text to the other, or to the end. */
    record Blocks(String begins, String within, String ends) implements Rule {}

    /** What stands in quotes behind these words, whatever their case. */
    record Phrases(List<String> phrases) implements Rule {}

    /**
     * Arguments of programs.
     *
     * @param values options whose next argument is secret
     * @param attached options that have the secret behind them in the same argument
     * @param flags options that have no value, whatever the names say
     * @param after arguments behind which the next one is secret
     * @param operand the number of the argument that is secret, not counting options, from 1; 0 for none
     * @param given the option or argument without which, before it, none is secret
     * @param leading whether its options end where the first argument stands that is none: what follows is another command
     * @param split only what stands behind this in it is secret
     * @param until only what stands before this in it is secret
     */
    record Arguments(
            List<String> programs,
            List<String> values,
            List<String> attached,
            List<String> flags,
            List<String> after,
            int operand,
            @Nullable String given,
            boolean leading,
            @Nullable String split,
            @Nullable String until)
            implements Rule {}

    /** Programs with the options with which they read a secret: what echo and printf are told to write to them. */
    record Input(List<String> input, @Nullable String split) implements Rule {}

    /** Programs that write what others say over the network: their messages hold no commands. */
    record Others(List<String> others) implements Rule {}
}
