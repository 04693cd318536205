package io.gatehouse.redact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which names are those of secrets: {@code DB_PASSWORD}, {@code --api-key}, {@code clientSecret}. */
final class SecretNames {
    private static final int LONGEST = 64;

    private final List<String> ends = new ArrayList<>();
    private final Set<String> words = new HashSet<>();
    private final Set<String> except = new HashSet<>();

    SecretNames(List<Rule.Names> rules) {
        for (Rule.Names rule : rules) {
            rule.names().forEach(name -> ends.add(normal(name)));
            rule.words().forEach(word -> words.add(normal(word)));
            rule.except().forEach(name -> except.add(normal(name)));
        }
    }

    /** Whether a value of this name is secret. */
    boolean isSecret(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return false;
        }
        String normal = normal(name);
        if (except.contains(normal)) {
            return false;
        }
        return ends.stream().anyMatch(normal::endsWith) || words.contains(lastWord(normal));
    }

    /** Whether an option is one, {@code --db-password}; with one dash only where it is one of the words, for it may be several letters. */
    boolean isSecretOption(String option) {
        if (option.startsWith("--")) {
            return isSecret(option);
        }
        String name = normal(option);
        return option.startsWith("-")
                && name.length() > 2
                && (words.contains(name) || ends.contains(name))
                && !except.contains(name);
    }

    private static String lastWord(String name) {
        return name.substring(name.lastIndexOf('_') + 1);
    }

    /** In small letters, with low lines for dashes, without dashes before it and digits behind it. */
    private static String normal(String name) {
        int begin = 0;
        int end = name.length();
        while (begin < end && (name.charAt(begin) == '-' || name.charAt(begin) == '.')) {
            begin++;
        }
        while (end > begin && Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(begin, end)
                .toLowerCase(Locale.ROOT)
                .replace('-', '_')
                .replace('.', '_');
    }
}
