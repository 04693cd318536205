package io.gatehouse.redact;

/** How options look. */
final class Options {
    private static final int LONGEST_CLUSTER = 6;

    private Options() {}

    /** Whether an argument is hardly a value: {@code -v}, {@code --verbose}. A password may well begin with a dash. */
    static boolean isOption(String argument) {
        return argument.startsWith("--") || argument.length() == 2 && argument.charAt(0) == '-';
    }

    /** Whether it is this option, or several letters of which that of this option is the last: {@code -su}. */
    static boolean isOrEndsWith(String argument, String option) {
        return argument.equals(option)
                || isCluster(argument, option) && argument.charAt(argument.length() - 1) == option.charAt(1);
    }

    /** Whether it is this option, or several letters of which one is that of this option. */
    static boolean isOrHas(String argument, String option) {
        return argument.equals(option) || isCluster(argument, option) && argument.indexOf(option.charAt(1), 1) > 0;
    }

    private static boolean isCluster(String argument, String option) {
        return option.length() == 2
                && option.charAt(0) == '-'
                && argument.length() > 2
                && argument.length() <= LONGEST_CLUSTER
                && argument.charAt(0) == '-'
                && argument.chars().skip(1).allMatch(Character::isLetter);
    }
}
