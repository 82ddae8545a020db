/**
 * What every service needs, once. {@link dev.rescind.chassis.Chassis} brings all of it into a
 * service with a database; a service without one gets the web and security part alone.
 */
@NullMarked
package dev.rescind.chassis;

import org.jspecify.annotations.NullMarked;
