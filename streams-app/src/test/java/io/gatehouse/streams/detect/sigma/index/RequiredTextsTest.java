package io.gatehouse.streams.detect.sigma.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import io.gatehouse.streams.detect.sigma.match.Fold;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredTextsTest {
    private static final List<String> ATOMS = List.of(
            "a",
            "b",
            "ab",
            "c",
            ".",
            "[ab]",
            "[^]a]",
            "[[:alpha:]]",
            "\\.",
            "\\b",
            "\\s",
            "\\w",
            "^",
            "$",
            "é",
            "(?i)",
            "\\-",
            "-");
    private static final List<String> REPEATS =
            List.of("", "", "", "", "*", "+", "?", "{2}", "{0,2}", "{1,}", "*?", "+?");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "rm -rf /; rm -rf /",
                "\\bhistory\\s+-[cwd]; history",
                "(>|\\btee\\b).*authorized_keys; authorized_keys",
                "^/etc/pam\\.(d/|conf); /etc/pam.",
                "colou?r; colo",
                "(?i)HISTFILE=; HISTFILE=",
                "https?://[^ ]+; http",
                "x(yz){2,3}; yz",
            })
    void the_longest_text_that_is_always_there_is_needed(String expression, String text) {
        assertEquals(Set.of(text), RequiredTexts.of(expression));
    }

    @Test
    void of_alternatives_one_is_needed() {
        assertEquals(Set.of("shred", "truncate"), RequiredTexts.of("\\b(shred|truncate)\\b.*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a-z]+",
                "(abc)?",
                "abc|.*",
                "(abc|\\d)",
                "\\x41bc",
                "\\p{Greek}abc",
                "\\Qa.b\\E",
                "(?P<name>abc)",
                "a{,3}bc"
            })
    void where_no_text_is_always_there_or_the_syntax_is_unknown_none_is_needed(String expression) {
        assertEquals(Set.of(), RequiredTexts.of(expression));
    }

    @Test
    void whatever_an_expression_is_found_in_holds_one_of_its_texts() {
        Random random = new Random(7);
        int told = 0;
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            String expression = expression(random, 3);
            Set<String> texts = RequiredTexts.of(expression);
            told += texts.isEmpty() ? 0 : 1;
            Pattern pattern = Pattern.compile(expression);
            for (int j = 0; j < 20; j++) {
                String value = value(random);
                if (!texts.isEmpty() && pattern.matcher(value).find()) {
                    found++;
                    assertTrue(
                            texts.stream().anyMatch(text -> Fold.of(value).contains(Fold.of(text))),
                            expression + " is found in " + value + " without any of " + texts);
                }
            }
        }
        assertTrue(told > 5_000 && found > 10_000, told + " with texts, " + found + " found");
    }

    private static String expression(Random random, int depth) {
        StringBuilder written = new StringBuilder();
        for (int parts = 1 + random.nextInt(4); parts > 0; parts--) {
            if (depth > 0 && random.nextInt(4) == 0) {
                written.append(random.nextBoolean() ? "(" : "(?:")
                        .append(expression(random, depth - 1))
                        .append(random.nextBoolean() ? "|" + expression(random, depth - 1) : "")
                        .append(')')
                        .append(REPEATS.get(random.nextInt(REPEATS.size())));
            } else {
                String atom = ATOMS.get(random.nextInt(ATOMS.size()));
                boolean repeats = !Set.of("^", "$", "\\b", "(?i)").contains(atom);
                written.append(atom).append(repeats ? REPEATS.get(random.nextInt(REPEATS.size())) : "");
            }
        }
        return written.toString();
    }

    private static String value(Random random) {
        String letters = "aabbccAB.- ék";
        StringBuilder value = new StringBuilder();
        for (int length = random.nextInt(9); length > 0; length--) {
            value.append(letters.charAt(random.nextInt(letters.length())));
        }
        return value.toString();
    }
}
