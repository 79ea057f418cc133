import { setInterval } from 'node:timers';

// Stands in for a service: announces itself, drains on SIGTERM. FAKE_SERVICE=broken makes it fail at start.
const { INSTANCE, FAKE_SERVICE, KAFKA_BROKERS, TOPIC_PREFIX } = process.env;
if (FAKE_SERVICE === 'broken') {
  console.log('no such topic');
  process.exit(3);
}
process.on('SIGTERM', () => {
  console.log(`${INSTANCE} drained`);
  process.exit(0);
});
const url = `http://127.0.0.1:${process.pid}`;
console.log(JSON.stringify({ msg: 'settings', kafkaBrokers: KAFKA_BROKERS, topicPrefix: TOPIC_PREFIX }));
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
