package io.gatehouse.ingest;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the agent does over and over: look at its files, send what is new, say how far it got, save what is
 * acknowledged. Of one thread.
 */
final class AgentLoop {

    private static final int LINES_PER_PASS = 1000;

    private final Logger log = LoggerFactory.getLogger(AgentLoop.class);
    private final long maxPendingBytes;
    private final RawSender sender;
    private final RawLines rawLines;
    private final CheckpointFile checkpoints;
    private final MergedLines merged = new MergedLines();
    private final LogFiles files;
    private final Timer scan;
    private final Timer heartbeat;
    private final Timer save;

    private @Nullable Checkpoint saved;
    private boolean saveFails;
    private boolean drained;

    private AgentLoop(AgentSettings settings, CheckpointFile checkpoints, RawSender sender) {
        this.maxPendingBytes = settings.maxInFlightBytes();
        this.sender = sender;
        this.rawLines = new RawLines(settings.host(), settings.redactor(), InstantSource.system());
        this.checkpoints = checkpoints;
        this.files = new LogFiles(settings, checkpoints.load(), merged);
        this.scan = new Timer(settings.times().scan());
        this.heartbeat = new Timer(settings.times().heartbeat());
        this.save = new Timer(settings.times().save());
    }

    /**
     * Opens the files where they are to be read on, and saves these places: after a first start at the end of the
     * files, a crash must not skip what comes now.
     */
    static AgentLoop open(AgentSettings settings, RawSender sender) {
        CheckpointFile checkpoints = CheckpointFile.take(settings.checkpoint());
        try {
            AgentLoop loop = new AgentLoop(settings, checkpoints, sender);
            loop.files.scan();
            loop.saved = loop.files.checkpoint();
            checkpoints.save(loop.saved);
            return loop;
        } catch (CheckpointException e) {
            checkpoints.close();
            throw e;
        }
    }

    /**
     * One round; returns how many lines were sent.
     *
     * @param scanNow whether to look for new files even if that is not yet due
     * @throws RuntimeException when Kafka or the registry did not take a record: then {@link #rewind}
     */
    int pass(boolean scanNow) {
        sender.check();
        if (scan.isDue() || scanNow) {
            files.scan();
        }
        long looked = rawLines.now(); // sending may take long: nothing is known of what was written meanwhile
        merged.refresh(looked);
        int sent = sendLines();
        drained = sent == 0 && files.areAtEnd() && sender.pendingBytes() == 0;
        if (heartbeat.isDue() && !sender.isHeartbeatPending() && hasRoom()) {
            sender.sendHeartbeat(rawLines.heartbeat(files.states(), looked));
        }
        if (save.isDue()) {
            save();
        }
        return sent;
    }

    /** Whether the last pass found all files at their end and everything acknowledged. */
    boolean isDrained() {
        return drained;
    }

    /** Goes back to what was acknowledged. */
    void rewind() {
        drained = false;
        merged.rewind();
        save();
    }

    List<FileStatus> statuses() {
        return files.statuses();
    }

    /** Saves what is acknowledged and lets go of all files. */
    void close() {
        save();
        checkpoints.close();
        try {
            files.close();
        } catch (IOException e) {
            log.warn("The files cannot be closed: {}", Problem.of(e));
        }
    }

    private int sendLines() {
        int sent = 0;
        while (sent < LINES_PER_PASS && hasRoom()) {
            FileLine line = merged.next(rawLines.now());
            if (line == null) {
                break;
            }
            sender.send(rawLines.of(line), line);
            sent++;
        }
        return sent;
    }

    private boolean hasRoom() {
        return sender.pendingBytes() < maxPendingBytes;
    }

    private void save() {
        Checkpoint now = files.checkpoint();
        if (now.equals(saved)) {
            return;
        }
        try {
            checkpoints.save(now);
            saved = now;
            saveFails = false;
        } catch (CheckpointException e) {
            boolean stopped = Thread.currentThread().isInterrupted(); // then it is saved once more, in close()
            if (!saveFails && !stopped) {
                log.warn("{}; lines go on being sent, and after a restart some are sent again", e.getMessage());
            }
            saveFails = !stopped;
        }
    }
}
