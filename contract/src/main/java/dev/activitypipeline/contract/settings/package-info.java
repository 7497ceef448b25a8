/** The environment as a typed contract: the controller and the launcher write it, the images read it. */
package dev.activitypipeline.contract.settings;
