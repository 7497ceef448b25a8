/** From what is observed to what the resource says: pure functions, and the clock only as an argument. */
package dev.activitypipeline.controller.status;
