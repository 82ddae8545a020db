/** Mails as they are read. */
@NullMarked
package dev.rescind.notification.mail;

import org.jspecify.annotations.NullMarked;
