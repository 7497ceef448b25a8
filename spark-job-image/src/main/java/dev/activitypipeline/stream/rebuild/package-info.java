/** Data files that a disk has lost or changed, made anew from the topic. */
package dev.activitypipeline.stream.rebuild;
