/**
 * Whether the log is what it was: hashes, anchors, store against topic, and whatever check a
 * service adds. Not decided here: what a hash covers, and what is done about a finding.
 */
@NullMarked
package dev.rescind.chassis.verification;

import org.jspecify.annotations.NullMarked;
