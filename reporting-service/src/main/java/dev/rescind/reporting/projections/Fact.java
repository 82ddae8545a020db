package dev.rescind.reporting.projections;

/**
 * What one event adds to the tables. Facts of an order or a case are pieces of one row and may come
 * in any order; the others are rows of their own.
 */
public sealed interface Fact
    permits OrderFact,
        AmendmentFact,
        CaseFact,
        CaseTurn,
        RefundFact,
        SlotFact,
        ReservationFact,
        ReleaseFact,
        NoticeFact {}
