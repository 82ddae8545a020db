package dev.rescind.imports;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the rows are taken. */
enum ImportMode {
  /** The past: judged by the same rules, settled on paper; no money moves, nobody is told. */
  @JsonProperty("historical")
  HISTORICAL,
  /** The present: refunds are paid and people are told. */
  @JsonProperty("live")
  LIVE
}
