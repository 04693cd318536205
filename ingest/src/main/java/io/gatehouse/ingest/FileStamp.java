package io.gatehouse.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * What stands at a path now.
 *
 * @param device device number
 * @param inode inode
 * @param size bytes
 */
record FileStamp(long device, long inode, long size) {

    /** Looks at the path. Throws {@link java.nio.file.NoSuchFileException} when nothing is there. */
    static FileStamp of(Path path, LinkOption... links) throws IOException {
        Map<String, Object> now = Files.readAttributes(path, "unix:dev,ino,size", links);
        return new FileStamp(number(now, "dev"), number(now, "ino"), number(now, "size"));
    }

    boolean isSameFile(FileStamp other) {
        return device == other.device && inode == other.inode;
    }

    private static long number(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
