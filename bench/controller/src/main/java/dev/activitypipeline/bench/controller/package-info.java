/** What the controller does with a thousand pipelines: it runs as the process that it is, and the API server is a real one without nodes. */
package dev.activitypipeline.bench.controller;
