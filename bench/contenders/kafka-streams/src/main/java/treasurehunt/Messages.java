package treasurehunt;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/** What is read and written, and what is kept. */
final class Messages {
  private Messages() {}

  /** A player was here at that time, as a game says it. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Fix(String playerId, String at, Position position) {
    long atMs() {
      return Instant.parse(at).toEpochMilli();
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Position(double x, double y) {}

  /** Where a player was last, and the clues whose fences they are in. */
  record Presence(long at, double x, double y, List<String> inside) {}

  /** A player entered a clue's fence. */
  record Discovered(String clueId, String playerId, String crossedAt, long receivedAt) {}

  /** The player holds the clue. */
  record Assigned(
      String huntId,
      int huntVersion,
      String clueId,
      String playerId,
      String assignmentId,
      Puzzle puzzle,
      String receivedAt,
      String at,
      String discoveredAt) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Puzzle(String kind, String prompt) {}
}
