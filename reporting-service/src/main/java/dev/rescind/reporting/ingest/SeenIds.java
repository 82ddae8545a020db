package dev.rescind.reporting.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * Which events may be in the database already: a Bloom filter that grows. It never denies one that
 * was added; at ten million ids it suspects about three new ones in a million, and the database has
 * the last word. So nearly every batch is spared the search through all ids that there are. Four to
 * eight bytes an id.
 */
final class SeenIds {

  private static final int BITS_PER_ID = 32;
  private static final int PROBES = 16;
  private static final int FIRST_CAPACITY = 1 << 16;
  private static final int LARGEST_CAPACITY = 1 << 26;

  private final List<Layer> layers = new ArrayList<>(List.of(new Layer(FIRST_CAPACITY)));

  void add(EventIdentity id) {
    Layer last = layers.getLast();
    if (last.isFull()) {
      last = new Layer(Math.min(last.capacity * 2, LARGEST_CAPACITY));
      layers.add(last);
    }
    last.add(hash(id));
  }

  boolean mayHold(EventIdentity id) {
    long hash = hash(id);
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

  /** One filter of fixed size; full when more ids would make it suspect too many. */
  private static final class Layer {
    private final int capacity;
    private final long bits;
    private final long[] words;
    private int count;

    Layer(int capacity) {
      this.capacity = capacity;
      this.bits = (long) capacity * BITS_PER_ID;
      this.words = new long[Math.toIntExact(bits / Long.SIZE)];
    }

    boolean isFull() {
      return count == capacity;
    }

    void add(long hash) {
      long step = mix(hash) | 1;
      for (int i = 0; i < PROBES; i++) {
        long bit = Long.remainderUnsigned(hash + i * step, bits);
        words[(int) (bit >>> 6)] |= 1L << bit;
      }
      count++;
    }

    boolean mayHold(long hash) {
      long step = mix(hash) | 1;
      for (int i = 0; i < PROBES; i++) {
        long bit = Long.remainderUnsigned(hash + i * step, bits);
        if ((words[(int) (bit >>> 6)] & (1L << bit)) == 0) {
          return false;
        }
      }
      return true;
    }
  }
}
