/** The folder that is the store: where things are, who owns it, and how a file appears in it at once and only once. */
package dev.activitypipeline.stream.store;
