/** The event: twelve columns about one user's day, their ranges, and the words the simulator draws from. */
package dev.activitypipeline.contract.event;
