/** Messages as the whole service sends them, by a real mail server. */
@NullMarked
package dev.rescind.notification.messages;

import org.jspecify.annotations.NullMarked;
