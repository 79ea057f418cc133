package treasurehunt;

import java.io.File;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/** What the process is told by its environment. */
record Settings(
    String brokers, String application, String input, String output, int partitions, File hunt, File dataDir) {

  static Settings ofEnvironment() {
    return new Settings(
        required("KAFKA_BROKERS"),
        required("APPLICATION"),
        required("INPUT"),
        required("OUTPUT"),
        Integer.parseInt(required("PARTITIONS")),
        new File(required("HUNT")),
        new File(required("DATA_DIR")));
  }

  /** Whether stores are kept in memory, to be read from their changelogs again, instead of in RocksDB. */
  boolean inMemory() {
    return "memory".equals(required("STORES"));
  }

  /** Kafka Streams' own defaults, and what the environment says otherwise: properties by their names, as JSON. */
  Properties ofStreams() {
    Properties told = new Properties();
    told.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
    told.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
    told.put(StreamsConfig.STATE_DIR_CONFIG, dataDir.getPath());
    told.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    told.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndContinueExceptionHandler.class);
    Json.read(required("PROPERTIES")).forEach(told::put);
    return told;
  }

  private static String required(String variable) {
    String value = System.getenv(variable);
    if (value == null) throw new IllegalArgumentException(variable + " is not set.");
    return value;
  }
}
