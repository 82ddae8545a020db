package dev.rescind.reporting.exports;

import dev.rescind.chassis.web.ProblemException;

/** What a file may be. Rows come in no order: keeping theirs takes memory that grows with them. */
enum ExportFormat {
  PARQUET(
      "parquet",
      "application/vnd.apache.parquet",
      "format parquet, compression zstd, row_group_size 20480, preserve_order false"),
  CSV("csv", "text/csv;charset=UTF-8", "format csv, header, preserve_order false");

  private final String extension;
  private final String mediaType;
  private final String options;

  ExportFormat(String extension, String mediaType, String options) {
    this.extension = extension;
    this.mediaType = mediaType;
    this.options = options;
  }

  /**
   * @throws ProblemException 400 if there is no such format
   */
  static ExportFormat parse(String text) {
    for (ExportFormat format : values()) {
      if (format.extension.equals(text)) {
        return format;
      }
    }
    throw ProblemException.invalid("format", "must be parquet or csv");
  }

  String extension() {
    return extension;
  }

  String mediaType() {
    return mediaType;
  }

  /** In the words of DuckDB's {@code copy}. */
  String options() {
    return options;
  }
}
