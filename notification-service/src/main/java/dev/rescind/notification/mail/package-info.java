/**
 * What a mail says and how it is handed over. Decided here: wording, language, headers, and what an
 * answer of the mail server means; not decided here: who is told, and how often it is tried.
 */
@NullMarked
package dev.rescind.notification.mail;

import org.jspecify.annotations.NullMarked;
