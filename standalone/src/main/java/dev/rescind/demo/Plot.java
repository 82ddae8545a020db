package dev.rescind.demo;

/** What people do about a case, once somebody asked for it. */
enum Plot {
  /** Nothing more: the rules decide, or the other side agrees. */
  ASKED,
  /** Nobody answers yet; the two talk. */
  WAITING,
  /** The other side agrees. */
  APPROVED,
  /** The other side agrees, and gives everything back whatever the rules say. */
  APPROVED_IN_FULL,
  /** The other side refuses, and that is that. */
  REJECTED,
  /** The time to answer went by; it was asked days ago. */
  SILENCE,
  /** The same, while the goods were being packed already. */
  SILENCE_WHEN_PACKED,
  /** The goods are on their way, so the platform decides. */
  SHIPPED,
  /** Who asked takes it back. */
  WITHDRAWN,
  /** Both agree to leave everything as it is. */
  KEPT_BY_AGREEMENT,
  /** Another day is offered and taken. */
  RESCHEDULED,
  /** Other work for less money is offered and taken. */
  PACKAGE_CHANGED,
  /** Part of the money is offered and taken. */
  PARTLY_REFUNDED,
  /** A credit is offered and taken. */
  CREDITED,
  /** An offer is left standing. */
  OFFER_OPEN,
  /** An offer is declined; the other side agrees then. */
  OFFER_DECLINED,
  /** Upstream closes the order another way meanwhile. */
  CLOSED_UPSTREAM,
  /** A rejection is brought before the arbiter, who gives most of it back. */
  ESCALATED,
  /** A rejection is brought before the arbiter, who has not ruled. */
  DISPUTE_OPEN,
  /** The seller asks for compensation; the arbiter awards half of it with the ruling. */
  CLAIMED,
  /** What was given back is contested, and more goes back. */
  CONTESTED,
  /** Ordered by mistake: support grants an exemption, and the right order comes. */
  REORDERED
}
