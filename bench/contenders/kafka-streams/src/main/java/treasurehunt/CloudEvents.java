package treasurehunt;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The headers of a message: CloudEvents 1.0 in Kafka's binary mode. */
final class CloudEvents {
  private static final byte[] VERSION = "1.0".getBytes(UTF_8);
  private static final byte[] SOURCE = "/contender".getBytes(UTF_8);
  private static final byte[] JSON = "application/json".getBytes(UTF_8);

  private CloudEvents() {}

  static Headers headers(String id, String type, String time) {
    return new RecordHeaders()
        .add("ce_specversion", VERSION)
        .add("ce_id", id.getBytes(UTF_8))
        .add("ce_type", type.getBytes(UTF_8))
        .add("ce_source", SOURCE)
        .add("ce_time", time.getBytes(UTF_8))
        .add("content-type", JSON);
  }
}
