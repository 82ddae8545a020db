package dev.rescind.refund.refunds;

/** How a step was answered. */
enum ScheduleAnswer {
  /** In full, or there was nothing due; nothing more follows. */
  ANSWERED,
  /** With less than its amount, because less was captured; a later payment may add to it. */
  SHORT,
  /** Not yet: less is captured than is due, and the payment may still be on its way. */
  WAITS
}
