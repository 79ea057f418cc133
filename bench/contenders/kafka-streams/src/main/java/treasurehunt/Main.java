package treasurehunt;

import java.time.Duration;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;

/** Runs the topology until it is told to end; says "ready" when all of its tasks run. */
public final class Main {
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private Main() {}

  public static void main(String[] args) {
    Settings settings = Settings.ofEnvironment();
    Hunt hunt = Json.read(settings.hunt(), Hunt.class);
    KafkaStreams streams = new KafkaStreams(HuntTopology.of(hunt, settings), settings.ofStreams());
    streams.setStateListener(
        (now, before) -> {
          if (now == State.RUNNING) System.out.println("ready");
          if (now == State.ERROR) Runtime.getRuntime().halt(1);
        });
    Runtime.getRuntime().addShutdownHook(new Thread(() -> streams.close(CLOSING)));
    streams.start();
  }
}
