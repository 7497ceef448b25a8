/**
 * {@code make run}: the whole pipeline of one manifest as child JVMs of one launcher, on one machine, with one folder. The children are the
 * very programs that the images hold, started with the very environment that the controller gives them.
 */
package dev.activitypipeline.local;
