package dev.rescind.reporting.sql;

import dev.rescind.events.EventJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;

/** The forms that an answer may have. */
enum SqlFormat {
  JSON("application/json") {
    @Override
    String render(SqlAnswer answer) {
      return EventJson.mapper().writeValueAsString(answer);
    }
  },
  CSV("text/csv;charset=UTF-8") {
    @Override
    String render(SqlAnswer answer) {
      return CsvText.of(answer);
    }
  },
  TABLE("text/plain;charset=UTF-8") {
    @Override
    String render(SqlAnswer answer) {
      return TableText.of(answer);
    }
  };

  private final String mediaType;

  SqlFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  abstract String render(SqlAnswer answer);

  MediaType mediaType() {
    return MediaType.parseMediaType(mediaType);
  }

  /** The one that the caller likes best, if there is one that it takes; JSON if all are alike. */
  static Optional<SqlFormat> liked(List<MediaType> accepted) {
    List<MediaType> byLiking =
        new ArrayList<>(accepted.isEmpty() ? List.of(MediaType.ALL) : accepted);
    byLiking.sort(Comparator.comparingDouble(MediaType::getQualityValue).reversed());
    return byLiking.stream()
        .flatMap(liked ->
            List.of(values()).stream().filter(format -> liked.isCompatibleWith(format.mediaType())))
        .findFirst();
  }
}
