package treasurehunt;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.locationtech.jts.geom.Coordinate;
import treasurehunt.Messages.Discovered;
import treasurehunt.Messages.Fix;
import treasurehunt.Messages.Presence;

/** Which clues a player finds with a fix. */
final class Discovery extends ContextualProcessor<String, Fix, String, Discovered> {
  static final String PRESENCES = "presences";

  private final Fences fences;
  private KeyValueStore<String, Presence> presences;

  Discovery(Fences fences) {
    this.fences = fences;
  }

  @Override
  public void init(ProcessorContext<String, Discovered> context) {
    super.init(context);
    presences = context.getStateStore(PRESENCES);
  }

  @Override
  public void process(Record<String, Fix> record) {
    Fix fix = record.value();
    long at = fix.atMs();
    Coordinate to = new Coordinate(fix.position().x(), fix.position().y());
    Presence before = presences.get(fix.playerId());
    if (before != null && at <= before.at()) return;
    List<String> inside = new ArrayList<>(before == null ? List.of() : before.inside());
    if (before != null)
      for (String clueId : fences.touchedBy(new Coordinate(before.x(), before.y()), to))
        if (!inside.contains(clueId)) {
          inside.add(clueId);
          Discovered found = new Discovered(clueId, fix.playerId(), fix.at(), record.timestamp());
          context().forward(record.withKey(clueId).withValue(found));
        }
    inside.removeIf(clueId -> fences.isLeft(clueId, to));
    presences.put(fix.playerId(), new Presence(at, to.x, to.y, inside));
  }
}
