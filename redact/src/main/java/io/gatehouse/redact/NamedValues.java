package io.gatehouse.redact;

/**
 * Finds values whose name says that they are secret: {@code PGPASSWORD=secret}, {@code --token=secret}, {@code ?token=secret&…},
 * {@code {"password": "secret"}}, {@code password: secret}. Options with the value in the next argument are {@link ArgumentMatcher}'s.
 */
final class NamedValues {
    private static final String BEHIND_NAME = "\"'\\]) ";
    private static final String ENDS = "&;,\"'`)}]<>|\\";
    private static final int FEW = 4;
    private static final int LONGEST_NAME = 64;

    private final SecretNames names;

    NamedValues(SecretNames names) {
        this.names = names;
    }

    void find(Command command, Findings found) {
        String before = "";
        for (Word word : command.words()) {
            boolean script = before.startsWith("-") && before.endsWith("c");
            String value = word.value();
            before = value;
            for (int i = next(value, 0); i >= 0; i = next(value, i + 1)) {
                int nameEnd = nameEnd(value, i);
                int name = nameBegin(value, nameEnd);
                if (nameEnd > name && names.isSecret(value.substring(name, nameEnd))) {
                    boolean assignment = name == 0 && !script && !word.isQuoted(i);
                    i = take(word, assignment, name, nameEnd, i, found);
                }
            }
        }
    }

    /** Those in quotes anywhere in a text that is no shell's: {@code connect(password="secret")}. */
    void inQuotes(Text text, Findings found) {
        String chars = text.chars();
        for (int i = next(chars, 0); i >= 0; i = next(chars, i + 1)) {
            int nameEnd = nameEnd(chars, i);
            int name = nameBegin(chars, nameEnd);
            int open = Letters.skipBlanks(chars, i + 1);
            boolean quoted = open < chars.length() && Letters.isQuote(chars.charAt(open));
            if (quoted && nameEnd > name && names.isSecret(chars.substring(name, nameEnd))) {
                i = QuotedValue.end(chars, open);
                found.add(text, open + 1, i);
            }
        }
    }

    /** Notes the value behind a sign; returns where it ends. */
    private static int take(Word word, boolean assignment, int name, int nameEnd, int sign, Findings found) {
        String value = word.value();
        boolean colon = value.charAt(sign) == ':';
        int begin = behind(value, sign);
        int open = colon ? Letters.skipBlanks(value, begin) : begin;
        if (colon && open == sign + 1 && nameEnd == sign) {
            return sign; // image:tag, and the like
        }
        int end = assignment && isAlone(value, value.substring(name, nameEnd), begin) ? value.length() : -1;
        int quote = open < value.length() && value.charAt(open) == '\\' ? open + 1 : open;
        if (end < 0 && quote < value.length() && Letters.isQuote(value.charAt(quote))) {
            open = quote + 1;
            end = QuotedValue.end(value, quote);
        }
        end = end < 0 ? end(value, open) : end;
        found.add(word, open, end);
        return Math.max(sign, end);
    }

    /** Behind a sign of one or two characters: {@code :=}, {@code =>}. */
    private static int behind(String value, int sign) {
        boolean twice = value.startsWith(":=", sign) || value.startsWith("=>", sign);
        return twice ? sign + 2 : sign + 1;
    }

    /** Whether an assignment takes the whole word, and is not one of several. */
    private static boolean isAlone(String value, String name, int begin) {
        return name.chars().noneMatch(Character::isLowerCase) || !hasFurther(value, begin);
    }

    private static int end(String value, int begin) {
        int end = begin;
        while (end < value.length() && !Letters.isBlank(value.charAt(end)) && ENDS.indexOf(value.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static boolean hasFurther(String value, int begin) {
        boolean separated = false;
        for (int i = begin; i < value.length(); i++) {
            char c = value.charAt(i);
            separated |= c == '&' || c == ',' || c == ';' || Letters.isBlank(c);
            if (separated && c == '=') {
                return true;
            }
        }
        return false;
    }

    private static int next(String value, int from) {
        for (int i = from; i < value.length(); i++) {
            if (value.charAt(i) == '=' || value.charAt(i) == ':') {
                return i;
            }
        }
        return -1;
    }

    private static int nameEnd(String value, int sign) {
        int end = sign;
        while (end > 0 && sign - end < FEW && BEHIND_NAME.indexOf(value.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static int nameBegin(String value, int end) {
        int begin = end;
        while (begin > 0 && end - begin <= LONGEST_NAME && Letters.isOfName(value.charAt(begin - 1))) {
            begin--;
        }
        return begin;
    }
}
