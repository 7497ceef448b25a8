/** The limb of the producers: a StatefulSet, whose ordinals are the producers' identities, and what it stands on. */
package dev.activitypipeline.controller.producer;
