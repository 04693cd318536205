package io.gatehouse.streams.topology;

import io.gatehouse.streams.detect.Phase;
import org.apache.avro.specific.SpecificRecord;

/** What is to be held against the rules: an event, a session or a line that no parser understood. */
record Candidate(SpecificRecord record, Phase phase) {}
