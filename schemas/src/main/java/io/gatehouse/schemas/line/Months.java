package io.gatehouse.schemas.line;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the name of a month: English of three letters whatever the locale, as RFC 3164 has it, and where a locale is
 * given what {@code strftime(3)} writes for {@code %b} under it: {@code lug}, {@code août}, {@code Mär}. A word that
 * begins a name of one month only is that month.
 */
final class Months {
    private static final String ENGLISH = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final int ASCII_LETTER_CASE = 0x20;
    private static final int SHORTEST = 2;
    private static final List<TextStyle> STYLES =
            List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);

    private final @Nullable Locale locale;
    private final List<List<String>> names = new ArrayList<>();

    Months(@Nullable Locale locale) {
        this.locale = locale;
        for (Month month : Month.values()) {
            names.add(locale == null ? List.of() : namesOf(month, locale));
        }
    }

    private static List<String> namesOf(Month month, Locale locale) {
        return STYLES.stream()
                .map(style -> month.getDisplayName(style, locale).toLowerCase(locale))
                .toList();
    }

    /** The number of the month whose English name begins at {@code at}, from 1; -1 where none does. */
    static int english(String line, int at) {
        if (at + 3 > line.length()) {
            return -1;
        }
        for (int i = 0; i < ENGLISH.length(); i += 3) {
            if (ENGLISH.charAt(i) == lower(line.charAt(at))
                    && ENGLISH.charAt(i + 1) == lower(line.charAt(at + 1))
                    && ENGLISH.charAt(i + 2) == lower(line.charAt(at + 2))) {
                return i / 3 + 1;
            }
        }
        return -1;
    }

    private static int lower(char c) {
        return c | ASCII_LETTER_CASE;
    }

    /** The number of the month that the word from {@code at} to {@code end} names under the locale; -1 where none. */
    int local(String line, int at, int end) {
        if (locale == null || end - at < SHORTEST) {
            return -1;
        }
        String written = line.substring(at, end).toLowerCase(locale);
        String word = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
        int found = -1;
        for (int month = 1; month <= names.size(); month++) {
            if (names.get(month - 1).stream().anyMatch(name -> name.startsWith(word))) {
                if (found > 0) {
                    return -1;
                }
                found = month;
            }
        }
        return found;
    }
}
