package io.gatehouse.ingest;

/**
 * Where the agent begins with the files that are there at its very first start. A file that appears later is always
 * read from its beginning.
 */
public enum StartAt {
    /** With what is written from now on. */
    END,
    /** With all that the files hold. */
    BEGINNING
}
