package io.gatehouse.ingest;

/**
 * Where the reading of a file goes on.
 *
 * @param offset byte offset of the next line
 * @param startOffset byte offset at which the agent first began with this file
 */
record ReadFrom(long offset, long startOffset) {

    static final ReadFrom BEGINNING = new ReadFrom(0, 0);
}
