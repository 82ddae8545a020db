package dev.rescind.reporting.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * Which events may be in the database already: a Bloom filter that grows. It never denies one that
 * was added; at ten million ids it suspects about one new one in a million, and the database has
 * the last word. So nearly every batch is spared the search through all ids that there are. Five to
 * ten bytes an id, all bits of one beside each other.
 */
final class SeenIds {

  private static final int BITS_PER_ID = 40;
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
   * One filter of fixed size; full when more ids would make it suspect too many. An id is one bit
   * in each of sixteen words that lie together, and the first of them nearly always tells that it
   * is new: one access to memory.
   */
  private static final class Layer {
    private static final int WORDS_OF_A_BLOCK = 16;
    private static final int WORDS_OF_A_HASH = 8;
    private static final int BITS_OF_A_PLACE = 6;

    private final int capacity;
    private final int blocks;
    private final long[] words;
    private int count;

    Layer(int capacity) {
      this.capacity = capacity;
      this.words = new long[Math.toIntExact((long) capacity * BITS_PER_ID / Long.SIZE)];
      this.blocks = words.length / WORDS_OF_A_BLOCK;
    }

    boolean isFull() {
      return count == capacity;
    }

    void add(long hash) {
      int first = block(hash);
      for (int i = 0; i < WORDS_OF_A_BLOCK; i++) {
        words[first + i] |= bit(hash, i);
      }
      count++;
    }

    boolean mayHold(long hash) {
      int first = block(hash);
      for (int i = 0; i < WORDS_OF_A_BLOCK; i++) {
        if ((words[first + i] & bit(hash, i)) == 0) {
          return false;
        }
      }
      return true;
    }

    private int block(long hash) {
      long share = (hash >>> Integer.SIZE) * blocks;
      return (int) (share >>> Integer.SIZE) * WORDS_OF_A_BLOCK;
    }

    /** A shift looks at the last six bits of its distance alone. */
    private static long bit(long hash, int word) {
      long places = mix(hash + 1 + word / WORDS_OF_A_HASH);
      return 1L << (places >>> (word % WORDS_OF_A_HASH * BITS_OF_A_PLACE));
    }
  }
}
