/** What the limbs' objects have in common: whose they are, how their pods are guarded, how their processes log in to Kafka. For the limbs alone; pure functions of the plan. */
package dev.activitypipeline.controller.limb;
