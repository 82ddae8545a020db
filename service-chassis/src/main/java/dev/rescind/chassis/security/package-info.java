/**
 * Who calls and what they may: bearer tokens and roles. Not decided here: who owns an order or a
 * case; the services check that.
 */
@NullMarked
package dev.rescind.chassis.security;

import org.jspecify.annotations.NullMarked;
