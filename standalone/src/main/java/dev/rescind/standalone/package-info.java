/**
 * Runs all of Rescind in one process: a real Postgres, a real Kafka broker, a mail sink and the
 * five services, each service in its own application context. What a service does is not decided
 * here, only where it finds its database, its broker, its mail server and the key that tokens are
 * signed with.
 */
@NullMarked
package dev.rescind.standalone;

import org.jspecify.annotations.NullMarked;
