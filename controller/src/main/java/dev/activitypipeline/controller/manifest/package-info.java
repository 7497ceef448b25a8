/** Reads a manifest strictly: everything that is wrong with it at once, and never an exception for bad input. */
package dev.activitypipeline.controller.manifest;
