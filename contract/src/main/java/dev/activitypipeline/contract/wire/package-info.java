/** The event as bytes: the encoder that producers use, the parser that refuses what is not an event, and why. */
package dev.activitypipeline.contract.wire;
