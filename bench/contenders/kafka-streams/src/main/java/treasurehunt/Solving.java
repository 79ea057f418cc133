package treasurehunt;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import treasurehunt.Messages.Assigned;
import treasurehunt.Messages.Discovered;

/** Who holds a clue: each player once, and no more players than it has places. */
final class Solving extends ContextualProcessor<String, Discovered, String, Assigned> {
  static final String HOLDINGS = "holdings";
  static final String HOLDERS = "holders";

  private final Hunt hunt;
  private final Map<String, Hunt.Clue> clues;
  private KeyValueStore<String, String> holdings;
  private KeyValueStore<String, Integer> holders;

  Solving(Hunt hunt, Map<String, Hunt.Clue> clues) {
    this.hunt = hunt;
    this.clues = clues;
  }

  @Override
  public void init(ProcessorContext<String, Assigned> context) {
    super.init(context);
    holdings = context.getStateStore(HOLDINGS);
    holders = context.getStateStore(HOLDERS);
  }

  @Override
  public void process(Record<String, Discovered> record) {
    Discovered found = record.value();
    String holding = found.clueId() + "/" + found.playerId();
    if (holdings.get(holding) != null || !takesPlace(clues.get(found.clueId()))) return;
    String assignmentId = idOf(context().recordMetadata().orElseThrow());
    holdings.put(holding, assignmentId);
    String at = Instant.ofEpochMilli(context().currentSystemTimeMs()).toString();
    Assigned assigned = assigned(found, assignmentId, at);
    Headers headers = CloudEvents.headers(assignmentId, "clue.assigned", at);
    context().forward(record.withKey(found.playerId()).withValue(assigned).withHeaders(headers));
  }

  /** Only clues with a capacity are counted. */
  private boolean takesPlace(Hunt.Clue clue) {
    if (clue.capacity() == null) return true;
    Integer taken = holders.get(clue.clueId());
    if (taken != null && taken >= clue.capacity()) return false;
    holders.put(clue.clueId(), taken == null ? 1 : taken + 1);
    return true;
  }

  private static String idOf(RecordMetadata at) {
    return at.partition() + "-" + at.offset();
  }

  private Assigned assigned(Discovered found, String assignmentId, String at) {
    return new Assigned(
        hunt.huntId(),
        hunt.version(),
        found.clueId(),
        found.playerId(),
        assignmentId,
        clues.get(found.clueId()).puzzle(),
        Instant.ofEpochMilli(found.receivedAt()).toString(),
        at,
        at);
  }
}
