/** The limb of the topic: the KafkaTopic that a topic operator, ours or Strimzi's, fulfils. */
package dev.activitypipeline.controller.topic;
