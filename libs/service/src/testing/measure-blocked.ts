import { probeWhileBlocked, type Probed } from './probe-blocked.js';
import { endAll, Running } from './running.js';

/** Prints how fast the health of a service is answered while its main thread is blocked for 5 s. */
const service = new Running('tiny-service', {});
const blockMs = 5_000;

const lineOf = ({ path, answers, tookMs }: Probed): string => {
  const at = (share: number): string => tookMs[Math.ceil(share * tookMs.length) - 1]!.toFixed(1);
  const within50Ms = tookMs.filter((ms) => ms <= 50).length;
  const times = `median ${at(0.5)} ms, 99 % ${at(0.99)} ms, slowest ${at(1)} ms`;
  return `${path}: ${tookMs.length} probes, ${within50Ms} within 50 ms; ${times}; ${[...answers].join(', ')}`;
};

const probed = await probeWhileBlocked(await service.said('ready'), blockMs);
for (const one of probed) process.stdout.write(`${lineOf(one)}\n`);
await endAll();
