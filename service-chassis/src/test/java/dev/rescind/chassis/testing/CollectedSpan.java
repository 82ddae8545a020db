package dev.rescind.chassis.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A span as a collector gets it; field numbers as opentelemetry-proto 1 has them.
 *
 * @param service whose it is
 * @param parent id of the span that it follows; empty for the first of its trace
 */
public record CollectedSpan(
    String service,
    String traceId,
    String spanId,
    String parent,
    String name,
    Map<String, String> attributes) {

  /** Reads an ExportTraceServiceRequest. */
  static List<CollectedSpan> read(byte[] request) {
    List<CollectedSpan> spans = new ArrayList<>();
    for (byte[] resourceSpans : new Message(request).parts(1)) {
      Message of = new Message(resourceSpans);
      Map<String, String> resource = attributes(new Message(of.parts(1).getFirst()), 1);
      for (byte[] scopeSpans : of.parts(2)) {
        for (byte[] span : new Message(scopeSpans).parts(2)) {
          spans.add(read(resource.get("service.name"), new Message(span)));
        }
      }
    }
    return spans;
  }

  private static CollectedSpan read(String service, Message span) {
    HexFormat hex = HexFormat.of();
    return new CollectedSpan(
        service,
        hex.formatHex(span.part(1)),
        hex.formatHex(span.part(2)),
        hex.formatHex(span.part(4)),
        new String(span.part(5), UTF_8),
        attributes(span, 9));
  }

  private static Map<String, String> attributes(Message message, int field) {
    Map<String, String> attributes = new HashMap<>();
    for (byte[] attribute : message.parts(field)) {
      Message pair = new Message(attribute);
      String value = new String(new Message(pair.part(2)).part(1), UTF_8);
      attributes.put(new String(pair.part(1), UTF_8), value);
    }
    return attributes;
  }

  /** A protobuf message, of which only the parts with a length are of interest. */
  private record Message(Map<Integer, List<byte[]>> fields) {

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int FIXED_32 = 5;

    Message(byte[] bytes) {
      this(new HashMap<>());
      int[] at = {0};
      while (at[0] < bytes.length) {
        int tag = (int) varint(bytes, at);
        switch (tag & 7) {
          case VARINT -> varint(bytes, at);
          case FIXED_64 -> at[0] += 8;
          case FIXED_32 -> at[0] += 4;
          default -> {
            int length = (int) varint(bytes, at);
            byte[] part = Arrays.copyOfRange(bytes, at[0], at[0] + length);
            fields.computeIfAbsent(tag >>> 3, number -> new ArrayList<>()).add(part);
            at[0] += length;
          }
        }
      }
    }

    private static long varint(byte[] bytes, int[] at) {
      long value = 0;
      int shift = 0;
      while ((bytes[at[0]] & 0x80) != 0) {
        value |= (long) (bytes[at[0]++] & 0x7f) << shift;
        shift += 7;
      }
      return value | (long) bytes[at[0]++] << shift;
    }

    List<byte[]> parts(int field) {
      return fields.getOrDefault(field, List.of());
    }

    byte[] part(int field) {
      return fields.containsKey(field) ? fields.get(field).getLast() : new byte[0];
    }
  }
}
