package io.gatehouse.cli;

import picocli.CommandLine.Option;

/** How a command shows the records of a topic. */
final class ListingOptions {
    @Option(names = "--follow", description = "Go on with every new revision, until Ctrl-C.")
    private boolean follow;

    @Option(names = "--json", description = "One JSON document per line, with the names of the Elastic Common Schema.")
    private boolean json;

    boolean follow() {
        return follow;
    }

    boolean json() {
        return json;
    }
}
