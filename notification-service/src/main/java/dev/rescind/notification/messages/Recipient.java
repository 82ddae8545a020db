package dev.rescind.notification.messages;

import dev.rescind.events.Party;
import dev.rescind.events.PersonId;
import dev.rescind.events.StepId;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of an event.
 *
 * @param person absent where the audience is nobody in particular
 * @param stepId the step of the settlement that asks for it, if one does
 */
record Recipient(Party audience, @Nullable PersonId person, @Nullable StepId stepId) {}
