import { setInterval } from 'node:timers';
import { setTimeout as sleep } from 'node:timers/promises';

// Stands in for a service: announces itself, drains on SIGTERM. FAKE_SERVICE=broken makes it fail at start, waiting has it wait a little.
const { INSTANCE, FAKE_SERVICE, KAFKA_BROKERS, TOPIC_PREFIX, OTEL_TRACES_EXPORTER } = process.env;
if (FAKE_SERVICE === 'broken') {
  console.log('no such topic');
  process.exit(3);
}
if (FAKE_SERVICE === 'waiting') {
  const reasons = ['The service is starting.', 'MongoDB is away: refused.'];
  console.log(JSON.stringify({ msg: 'KAFKA_BROKER is not a setting and is not read; KAFKA_BROKERS is.' }));
  console.log(JSON.stringify({ msg: 'The service is not ready for work.', ready: false, reasons }));
  await sleep(500);
}
process.on('SIGTERM', () => {
  console.log(`${INSTANCE} drained`);
  process.exit(0);
});
const url = `http://127.0.0.1:${process.pid}`;
console.log(
  JSON.stringify({
    msg: 'settings',
    kafkaBrokers: KAFKA_BROKERS,
    topicPrefix: TOPIC_PREFIX,
    tracesExporter: OTEL_TRACES_EXPORTER,
  }),
);
console.log(
  JSON.stringify({
    msg: 'ready',
    service: INSTANCE.split('-')[0],
    instance: INSTANCE,
    healthUrl: url,
    metricsUrl: `${url}/metrics`,
  }),
);
setInterval(() => undefined, 1_000);
