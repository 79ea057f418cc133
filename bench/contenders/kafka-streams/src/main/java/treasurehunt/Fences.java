package treasurehunt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.hprtree.HPRtree;

/** The circles of a hunt, found without looking at all of them. */
final class Fences {
  private record Fence(String clueId, Coordinate centre, double radius, double exitMargin) {
    boolean isTouchedBy(Coordinate from, Coordinate to) {
      return Distance.pointToSegment(centre, from, to) <= radius;
    }

    boolean isLeftAt(Coordinate place) {
      return centre.distance(place) > radius + exitMargin;
    }
  }

  private final HPRtree tree = new HPRtree();
  private final Map<String, Fence> byClue = new HashMap<>();

  Fences(Hunt hunt) {
    for (Hunt.Clue clue : hunt.clues()) {
      Hunt.Circle circle = clue.trigger().fence().circle();
      Coordinate centre = new Coordinate(circle.x(), circle.y());
      double margin = Math.min(hunt.exitMargin(), circle.radius() / 10);
      Fence fence = new Fence(clue.clueId(), centre, circle.radius(), margin);
      Envelope box = new Envelope(centre);
      box.expandBy(circle.radius());
      tree.insert(box, fence);
      byClue.put(clue.clueId(), fence);
    }
    tree.build();
  }

  /** The clues whose fences a straight path touches. */
  List<String> touchedBy(Coordinate from, Coordinate to) {
    List<String> touched = new ArrayList<>();
    tree.query(
        new Envelope(from, to),
        item -> {
          Fence fence = (Fence) item;
          if (fence.isTouchedBy(from, to)) touched.add(fence.clueId());
        });
    return touched;
  }

  /** Whether who was in a clue's fence is outside by the margin. */
  boolean isLeft(String clueId, Coordinate place) {
    return byClue.get(clueId).isLeftAt(place);
  }
}
