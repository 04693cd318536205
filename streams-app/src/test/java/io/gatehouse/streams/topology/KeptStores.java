package io.gatehouse.streams.topology;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** Stores whose content is there again when the topology is started again, as it is after a kill. */
final class KeptStores {
    private final Map<String, KeyValueStore<Bytes, byte[]>> stores = new HashMap<>();

    StateStores stores() {
        return StateStores.of(Kept::new);
    }

    private KeyValueStore<Bytes, byte[]> store(String name) {
        return stores.computeIfAbsent(
                name, any -> neverClosed(Stores.inMemoryKeyValueStore(name).get()));
    }

    /** Closing a store in memory empties it. */
    @SuppressWarnings("unchecked")
    private static KeyValueStore<Bytes, byte[]> neverClosed(KeyValueStore<Bytes, byte[]> store) {
        return (KeyValueStore<Bytes, byte[]>) Proxy.newProxyInstance(
                KeptStores.class.getClassLoader(), new Class<?>[] {KeyValueStore.class}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("close") ? null : method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private final class Kept implements KeyValueBytesStoreSupplier {
        private final String name;

        Kept(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public KeyValueStore<Bytes, byte[]> get() {
            return store(name);
        }

        @Override
        public String metricsScope() {
            return "kept";
        }
    }
}
