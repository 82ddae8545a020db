package dev.rescind.reporting.ingest;

/**
 * What an event is known by. CloudEvents 1.0 asks for source and id together to be unique; ids
 * alone may be counted 1, 2, 3 by more than one upstream.
 */
record EventIdentity(String source, String id) {}
