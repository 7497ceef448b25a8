package dev.activitypipeline.controller.observe;

/**
 * With what a pipeline's processes log in.
 *
 * @param kafka of producers and driver
 * @param bigQuery of the follower, which no other process waits for
 */
public record Logins(Credentials kafka, Credentials bigQuery) {}
