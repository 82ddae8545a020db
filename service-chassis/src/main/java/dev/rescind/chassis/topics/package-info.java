/**
 * The topics that a service needs on the broker: created where they are missing, and watched for
 * being lost. Not decided here: what is published again, and who reads it again.
 */
@NullMarked
package dev.rescind.chassis.topics;

import org.jspecify.annotations.NullMarked;
