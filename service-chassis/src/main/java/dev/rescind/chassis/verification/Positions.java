package dev.rescind.chassis.verification;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** A set of positions in the store; a bit each, so that ten millions take little more than 1 MB. */
final class Positions {

  private static final int BITS = 20;

  private final Map<Long, BitSet> blocks = new HashMap<>();

  /** Adds a position; false if it was there. */
  boolean add(long position) {
    BitSet block = blocks.computeIfAbsent(position >> BITS, number -> new BitSet());
    int bit = (int) (position & ((1 << BITS) - 1));
    boolean isNew = !block.get(bit);
    block.set(bit);
    return isNew;
  }

  boolean contains(long position) {
    BitSet block = blocks.get(position >> BITS);
    return block != null && block.get((int) (position & ((1 << BITS) - 1)));
  }
}
