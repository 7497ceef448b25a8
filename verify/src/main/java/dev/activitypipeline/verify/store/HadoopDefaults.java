package dev.activitypipeline.verify.store;

import java.io.InputStream;
import java.net.URL;

/**
 * Hides Hadoop's XML defaults while files are read. For each file Kernel lets parquet-java make an empty Hadoop configuration that parses those
 * defaults anew, and then throws it away; in a profile of a store of 358 small files that was half of the time. What really configures the read is
 * the engine's configuration, which is loaded before.
 */
final class HadoopDefaults extends ClassLoader {
    private HadoopDefaults(ClassLoader parent) {
        super(parent);
    }

    /** Hides them from this thread, and returns the context class loader that shows them again. */
    static ClassLoader hide() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader parent = before == null ? HadoopDefaults.class.getClassLoader() : before;
        thread.setContextClassLoader(new HadoopDefaults(parent));
        return before;
    }

    @Override
    public URL getResource(String name) {
        return isHidden(name) ? null : super.getResource(name);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        return isHidden(name) ? null : super.getResourceAsStream(name);
    }

    private static boolean isHidden(String name) {
        return name.endsWith("-default.xml") || name.endsWith("-site.xml");
    }
}
