/** What separate processes must agree on: the event, its bytes on the wire, and the settings a process starts with. Nothing else. */
package dev.activitypipeline.contract;
