package io.gatehouse.ingest;

import java.util.List;

/**
 * What of this host has been acknowledged.
 *
 * @param format version of the form of this record
 * @param files one position for each file, in the order of their paths
 */
record Checkpoint(int format, List<FilePosition> files) {

    static final int FORMAT = 1;

    Checkpoint {
        if (format != FORMAT) {
            throw new IllegalArgumentException("its format is " + format + ", and this agent knows only " + FORMAT);
        }
        files = List.copyOf(files);
    }

    Checkpoint(List<FilePosition> files) {
        this(FORMAT, files);
    }
}
