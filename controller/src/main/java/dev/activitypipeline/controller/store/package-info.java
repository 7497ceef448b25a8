/** The limb of the store: the volume that holds the tables. */
package dev.activitypipeline.controller.store;
