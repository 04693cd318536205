package io.gatehouse.streams.topology;

import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One bound of memory for all RocksDB stores of an application, outside the heap: blocks that were read, their indexes and filters, and
 * what is not yet written to files. Without it every store of every partition has 50 MB of its own for reading and 48 MB for writing. It
 * lives as long as its process, because stores may still be closing after the application was.
 */
public final class StateMemory {
    private static final String CONFIG = "gatehouse.state.memory";
    /** Part of the memory for what is not yet written. */
    private static final int WRITING = 2;

    private static final double FOR_INDEXES = 0.1;
    /** Of one store; the bound makes most flush earlier. */
    private static final long WRITE_BUFFER = 8L * 1024 * 1024;
    /** A store that is hardly used takes no more than this; RocksDB's own choice is an eighth of the write buffer. */
    private static final long ARENA = 64L * 1024;

    private final Cache cache;
    private final WriteBufferManager writing;

    /** Of so many bytes. */
    public StateMemory(long bytes) {
        RocksDB.loadLibrary();
        cache = new LRUCache(bytes, -1, false, FOR_INDEXES);
        writing = new WriteBufferManager(bytes / WRITING, cache);
    }

    /** Lets an application of this configuration keep to it. */
    public void bound(Map<String, Object> config) {
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, Setter.class);
        config.put(CONFIG, this);
    }

    private void bound(Options options) {
        if (options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
            table.setBlockCache(cache);
            table.setCacheIndexAndFilterBlocks(true);
            table.setCacheIndexAndFilterBlocksWithHighPriority(true);
            table.setPinTopLevelIndexAndFilter(true);
            options.setTableFormatConfig(table);
        }
        options.setWriteBufferManager(writing);
        options.setWriteBufferSize(WRITE_BUFFER);
        options.setArenaBlockSize(ARENA);
    }

    /** Kafka Streams makes one for each store. */
    public static final class Setter implements RocksDBConfigSetter {
        @Override
        public void setConfig(String store, Options options, Map<String, Object> config) {
            if (config.get(CONFIG) instanceof StateMemory memory) {
                memory.bound(options);
            }
        }

        @Override
        public void close(String store, Options options) {
            // what it set belongs to all stores
        }
    }
}
