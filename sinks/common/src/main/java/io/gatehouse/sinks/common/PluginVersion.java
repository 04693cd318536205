package io.gatehouse.sinks.common;

/** The version of a plugin, as the manifest of its jar says. */
public final class PluginVersion {
    private PluginVersion() {}

    /** {@code unknown} where the class is in no jar. */
    public static String of(Class<?> plugin) {
        String version = plugin.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
