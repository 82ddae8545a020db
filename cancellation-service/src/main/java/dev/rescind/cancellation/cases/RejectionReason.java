package dev.rescind.cancellation.cases;

/** Why a counterparty refuses a request. */
public enum RejectionReason {
  /** The customer agreed to keep the schedule: the order is kept, and nobody was refused. */
  CUSTOMER_KEEPS_SCHEDULE,
  /** The terms of the offer do not give it. */
  OUTSIDE_TERMS,
  /** Work was done or goods were prepared already. */
  ALREADY_PREPARED,
  /** The goods are on their way. */
  ALREADY_SHIPPED,
  /** It was made for this customer. */
  MADE_TO_ORDER,
  /** What the request says is not so. */
  NOT_AS_STATED,
  /** Something else, said in the explanation. */
  OTHER
}
