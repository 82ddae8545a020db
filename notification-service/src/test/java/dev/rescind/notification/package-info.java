/** What the service's tests share: a mail server, a clock, a cancellation to tell of. */
@NullMarked
package dev.rescind.notification;

import org.jspecify.annotations.NullMarked;
