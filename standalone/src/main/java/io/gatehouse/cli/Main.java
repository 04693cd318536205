package io.gatehouse.cli;

/** Where the launcher enters. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(Commands.on(Terminal.ofThisProcess()).execute(args));
    }
}
