package treasurehunt;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import treasurehunt.Messages.Assigned;
import treasurehunt.Messages.Discovered;
import treasurehunt.Messages.Fix;
import treasurehunt.Messages.Presence;

/** Fixes by player, what they find by clue, who holds it by player again. */
final class HuntTopology {
  private final StreamsBuilder builder = new StreamsBuilder();
  private final boolean inMemory;

  private HuntTopology(boolean inMemory) {
    this.inMemory = inMemory;
  }

  static Topology of(Hunt hunt, Settings settings) {
    return new HuntTopology(settings.inMemory()).build(hunt, settings);
  }

  private Topology build(Hunt hunt, Settings settings) {
    Fences fences = new Fences(hunt);
    Map<String, Hunt.Clue> clues = hunt.clues().stream().collect(toMap(Hunt.Clue::clueId, clue -> clue));
    Serde<String> key = Serdes.String();
    addStore(Discovery.PRESENCES, Json.of(Presence.class));
    addStore(Solving.HOLDINGS, Serdes.String());
    addStore(Solving.HOLDERS, Serdes.Integer());
    builder.stream(settings.input(), Consumed.with(key, Json.of(Fix.class)))
        .process(() -> new Discovery(fences), Discovery.PRESENCES)
        .repartition(
            Repartitioned.with(key, Json.of(Discovered.class))
                .withName("discovered")
                .withNumberOfPartitions(settings.partitions()))
        .process(() -> new Solving(hunt, clues), Solving.HOLDINGS, Solving.HOLDERS)
        .to(settings.output(), Produced.with(key, Json.of(Assigned.class)));
    return builder.build();
  }

  /** Either way each change is in the store's changelog, a topic, within the transaction of the answer. */
  private <T> void addStore(String name, Serde<T> values) {
    StoreBuilder<KeyValueStore<String, T>> store =
        Stores.keyValueStoreBuilder(
            inMemory ? Stores.inMemoryKeyValueStore(name) : Stores.persistentKeyValueStore(name),
            Serdes.String(),
            values);
    builder.addStateStore(store.withCachingEnabled());
  }
}
