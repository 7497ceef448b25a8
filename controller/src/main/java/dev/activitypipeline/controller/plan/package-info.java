/** Decides: from what a user asked for to every value that the limbs and the launcher need, or to all that is wrong with it. Pure; knows no client. */
package dev.activitypipeline.controller.plan;
