package dev.rescind.reporting.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * Which events may be in the database already: a Bloom filter that grows. It never denies one that
 * was added; at ten million ids it suspects a few new ones in a million, and the database has the
 * last word. So nearly every batch is spared the search through all ids that there are. Four to
 * eight bytes an id, all bits of one in the same line of the processor's cache.
 */
final class SeenIds {

  private static final int BITS_PER_ID = 32;
  private static final int FIRST_CAPACITY = 1 << 16;
  private static final int LARGEST_CAPACITY = 1 << 26;

  private final List<Layer> layers = new ArrayList<>(List.of(new Layer(FIRST_CAPACITY)));

  /**
   * Adds one.
   *
   * @return false if it may have been there
   */
  boolean add(EventIdentity id) {
    long hash = hash(id);
    boolean isNew = !mayHold(hash);
    if (isNew) {
      Layer last = layers.getLast();
      if (last.isFull()) {
        last = new Layer(Math.min(last.capacity * 2, LARGEST_CAPACITY));
        layers.add(last);
      }
      last.add(hash);
    }
    return isNew;
  }

  private boolean mayHold(long hash) {
    for (Layer layer : layers) {
      if (layer.mayHold(hash)) {
        return true;
      }
    }
    return false;
  }

  /** FNV-1a over the characters, then MurmurHash3's finalizer, which spreads every bit. */
  private static long hash(EventIdentity identity) {
    long source = hash(0xcbf29ce484222325L, identity.source());
    return mix(hash(mix(source), identity.id()));
  }

  private static long hash(long seed, String text) {
    long hash = seed;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }

  /**
   * One filter of fixed size; full when more ids would make it suspect too many. An id is two bits
   * in each of the eight words of one line, so that it costs one access to memory.
   */
  private static final class Layer {
    private static final int WORDS_OF_A_LINE = 8;

    private final int capacity;
    private final int lines;
    private final long[] words;
    private int count;

    /**
     * @param capacity a power of two
     */
    Layer(int capacity) {
      this.capacity = capacity;
      this.words = new long[Math.toIntExact((long) capacity * BITS_PER_ID / Long.SIZE)];
      this.lines = words.length / WORDS_OF_A_LINE;
    }

    boolean isFull() {
      return count == capacity;
    }

    void add(long hash) {
      int first = line(hash);
      for (int i = 0; i < WORDS_OF_A_LINE; i += 2) {
        long places = mix(hash + i + 1);
        words[first + i] |= pair(places);
        words[first + i + 1] |= pair(places >>> 32);
      }
      count++;
    }

    boolean mayHold(long hash) {
      int first = line(hash);
      for (int i = 0; i < WORDS_OF_A_LINE; i += 2) {
        long places = mix(hash + i + 1);
        long missing = pair(places) & ~words[first + i];
        long missingNext = pair(places >>> 32) & ~words[first + i + 1];
        if ((missing | missingNext) != 0) {
          return false;
        }
      }
      return true;
    }

    private int line(long hash) {
      return ((int) hash & (lines - 1)) * WORDS_OF_A_LINE;
    }

    /** A shift looks at the last six bits of its distance alone. */
    private static long pair(long places) {
      return 1L << places | 1L << (places >>> 6);
    }
  }
}
