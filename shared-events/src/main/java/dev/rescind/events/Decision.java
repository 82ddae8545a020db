package dev.rescind.events;

import org.jspecify.annotations.Nullable;

/**
 * What somebody who was asked decided.
 *
 * @param by who; absent where nobody answered in time and the policy says what that means
 * @param code of an approval {@code BY_POLICY}, {@code FULL_FOR_SPECIAL_REASON} or {@code RULING},
 *     of a rejection its reason, {@code SILENCE} where nobody answered
 * @param remark what was said to the other side
 */
public record Decision(@Nullable Requester by, String code, @Nullable TextId remark) {}
