package dev.rescind.notification.mail;

/**
 * A message as it will be read.
 *
 * @param html for readers that show it
 * @param text the same for all others
 */
public record Mail(String subject, String html, String text) {}
