package treasurehunt;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import treasurehunt.Messages.Puzzle;

/** A hunt as its author wrote it; what decides nothing here is left out. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Hunt(String huntId, int version, Discovery discovery, List<Clue> clues) {
  private static final double DEFAULT_EXIT_MARGIN = 10;

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Discovery(Double exitMarginM) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Clue(String clueId, Trigger trigger, Puzzle puzzle, Integer capacity) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Trigger(Fence fence) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Fence(Circle circle) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Circle(double x, double y, double radius) {}

  double exitMargin() {
    return discovery == null || discovery.exitMarginM() == null
        ? DEFAULT_EXIT_MARGIN
        : discovery.exitMarginM();
  }
}
