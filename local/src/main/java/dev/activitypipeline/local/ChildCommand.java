package dev.activitypipeline.local;

import java.util.List;
import java.util.Map;

/**
 * How to start a child JVM.
 *
 * @param name what the user sees: the log's name and the word in every message
 * @param jvmArguments what stands between {@code java} and the class path
 * @param classPath as for {@code -cp}
 * @param mainClass the class to start
 * @param arguments what the main class gets
 * @param environment the settings; of the launcher's own environment only what a JVM needs is passed on
 */
record ChildCommand(
        String name,
        List<String> jvmArguments,
        String classPath,
        String mainClass,
        List<String> arguments,
        Map<String, String> environment) {}
