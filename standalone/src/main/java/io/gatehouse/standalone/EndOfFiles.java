package io.gatehouse.standalone;

import io.gatehouse.model.RawLine;
import io.gatehouse.model.SourceFile;
import io.gatehouse.model.SourceState;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an agent says when it has read all files to their end: a heartbeat for each host of a replay. */
final class EndOfFiles {
    /** By host and path, a line of each file. */
    private final Map<String, Map<String, RawLine>> files = new LinkedHashMap<>();

    void saw(RawLine line) {
        files.computeIfAbsent(line.getHost().getId(), host -> new LinkedHashMap<>())
                .put(line.getFile().getPath(), line);
    }

    /** One heartbeat per host, of that time in microseconds. */
    List<RawLine> heartbeats(long time) {
        List<RawLine> heartbeats = new ArrayList<>();
        files.values().forEach(lines -> heartbeats.add(heartbeat(lines, time)));
        return heartbeats;
    }

    private static RawLine heartbeat(Map<String, RawLine> lines, long time) {
        RawLine any = lines.values().iterator().next();
        RawLine heartbeat = RawLine.newBuilder(any).build();
        heartbeat.setSource("heartbeat");
        heartbeat.setFile(new SourceFile("heartbeat", "heartbeat", null, null, 0L));
        heartbeat.setLine(ByteBuffer.allocate(0));
        heartbeat.setLength(0L);
        heartbeat.setReadAt(time);
        heartbeat.setStates(new ArrayList<>());
        lines.forEach((path, line) ->
                heartbeat.getStates().add(new SourceState(line.getSource(), path, null, line.getNextOffset(), true)));
        return heartbeat;
    }
}
