package dev.rescind.notification.messages;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long a message is kept trying.
 *
 * @param contactWait for the contact details of who is to be told, and for what somebody wrote to
 *     them, from when the event came
 * @param giveUpAfter for a mail server that does not take it, from when the event came
 */
@ConfigurationProperties("rescind.notifications")
record Patience(Duration contactWait, Duration giveUpAfter) {}
