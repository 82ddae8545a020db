/**
 * What every API has in common: problem details, idempotent requests, tracing. Not decided here:
 * any resource.
 */
@NullMarked
package dev.rescind.chassis.web;

import org.jspecify.annotations.NullMarked;
