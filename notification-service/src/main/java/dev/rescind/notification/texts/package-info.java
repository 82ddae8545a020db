/**
 * What people wrote, as cancellation-service publishes it, for the mails that say it. Decided here:
 * that a text is gone once it is erased; not decided here: who is told what.
 */
@NullMarked
package dev.rescind.notification.texts;

import org.jspecify.annotations.NullMarked;
