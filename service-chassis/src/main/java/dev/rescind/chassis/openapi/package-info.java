/**
 * The description of a service's API that people browse: read off its controllers, with the
 * examples that the service keeps. What the API does is decided in the controllers.
 */
@NullMarked
package dev.rescind.chassis.openapi;

import org.jspecify.annotations.NullMarked;
