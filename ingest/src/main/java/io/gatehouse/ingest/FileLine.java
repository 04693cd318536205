package io.gatehouse.ingest;

import org.jspecify.annotations.Nullable;

/**
 * A line and the file it is from.
 *
 * @param year year of its time where the line names none; null to infer it
 */
record FileLine(TailedFile file, CutLine line, @Nullable Integer year) {}
