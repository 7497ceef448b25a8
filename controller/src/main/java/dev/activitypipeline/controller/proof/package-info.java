/** The exactly-once proof of a pipeline on a cluster: a Job over its topic and its store, for who asks for it. */
package dev.activitypipeline.controller.proof;
