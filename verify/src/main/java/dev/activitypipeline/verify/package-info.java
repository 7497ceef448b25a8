/**
 * The exactly-once proof. Three ledgers - what producers say was acknowledged, what the topic holds, what the store holds - must agree:
 * every acknowledged event is in the topic, and topic and store are equal as multisets of rows, content included.
 */
package dev.activitypipeline.verify;
