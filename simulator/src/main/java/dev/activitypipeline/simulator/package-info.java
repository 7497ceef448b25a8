/**
 * Lifelike activity as a pure function: seed, producer and sequence number give the same bytes in every JVM. The producer sends them,
 * the verification computes them again and compares.
 */
package dev.activitypipeline.simulator;
