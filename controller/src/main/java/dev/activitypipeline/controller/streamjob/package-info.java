/** The limb of the stream job: the driver's StatefulSet of one, and what it stands on. */
package dev.activitypipeline.controller.streamjob;
