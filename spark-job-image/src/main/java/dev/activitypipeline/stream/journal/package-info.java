/** The batch journal: the commit point. What it holds will be in every table; what it does not hold is in none. */
package dev.activitypipeline.stream.journal;
