/** The topic operator's figures, each beside its reference in one run: {@code make bench-topics}. */
package dev.activitypipeline.controller.topicbench;
