package org.elasticsearch.plugins;

import java.util.ArrayList;
import java.util.List;
import org.elasticsearch.Build;
import org.elasticsearch.env.Environment;

/** Plugins of the class path instead of those in module folders, which Maven Central does not have. */
public final class ClassPathPlugins extends PluginsService {
    private final List<LoadedPlugin> loaded = new ArrayList<>();

    public ClassPathPlugins(Environment environment, PluginsLoader loader, List<Class<? extends Plugin>> plugins) {
        super(environment.settings(), environment.configDir(), loader);
        for (Class<? extends Plugin> plugin : plugins) {
            PluginDescriptor descriptor = new PluginDescriptor(
                    plugin.getSimpleName(),
                    "on the class path",
                    "NA",
                    Build.current().version(),
                    "17",
                    plugin.getName(),
                    null,
                    List.of(),
                    false,
                    false,
                    false,
                    false);
            loaded.add(new LoadedPlugin(
                    descriptor,
                    loadPlugin(plugin, environment.settings(), environment.configDir()),
                    plugin.getClassLoader()));
        }
        loadExtensions(loaded);
    }

    @Override
    protected List<LoadedPlugin> plugins() {
        return loaded == null ? List.of() : loaded;
    }
}
