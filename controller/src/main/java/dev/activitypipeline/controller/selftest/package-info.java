/** What `helm test` runs in the cluster, as the controller's own account: is everything there that the controller needs? Nothing is changed. */
package dev.activitypipeline.controller.selftest;
