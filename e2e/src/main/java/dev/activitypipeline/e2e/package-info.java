/** The product on a cluster as its users have it: installed by Helm, asked by kubectl, hurt on purpose, and proved each time. */
package dev.activitypipeline.e2e;
