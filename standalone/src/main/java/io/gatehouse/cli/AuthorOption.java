package io.gatehouse.cli;

import picocli.CommandLine.Option;

/** Who says so. */
final class AuthorOption {
    @Option(
            names = "--author",
            paramLabel = "NAME",
            defaultValue = "${env:SUDO_USER:-${sys:user.name}}",
            description = "Who says so. Default: the user who runs this.")
    private String author = "";

    String author() {
        return author;
    }
}
