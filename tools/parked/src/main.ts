import { CannotAsk } from './cannot-ask.js';
import { commandLine, type Options } from './options.js';
import type { ParkedKey, Quarantined, Service } from './service.js';
import { servicesOf } from './services.js';

const say = (line: string): void => console.log(line);

const trace = (traceId: string | undefined): string => (traceId === undefined ? '' : `, trace ${traceId}`);

const parkedLine = ({
  stage,
  topic,
  partition,
  offset,
  key,
  waiting,
  since,
  reason,
  traceId,
}: ParkedKey): string =>
  `${stage} ${key}: ${waiting} waiting since ${since}, at ${topic}/${partition}/${offset}${trace(traceId)}\n    ${reason}`;

const quarantinedLine = ({
  id,
  topic,
  partition,
  offset,
  key,
  since,
  reason,
  traceId,
}: Quarantined): string =>
  `${id} from ${topic}/${partition}/${offset}, key ${key ?? 'none'}, ${since}${trace(traceId)}\n    ${reason}`;

const parkedAt = async (services: readonly Service[], stage: string | undefined): Promise<ParkedKey[]> => {
  const all = await Promise.all(services.map((service) => service.parked()));
  return all.flat().filter((one) => stage === undefined || one.stage === stage);
};

const list = async (services: readonly Service[], { stage, sinceHours }: Options): Promise<void> => {
  const parked = await parkedAt(services, stage);
  say(parked.length === 0 ? 'No key is parked.' : `Parked keys: ${parked.length}`);
  for (const one of parked) say(parkedLine(one));
  if (stage !== undefined) return; // Quarantine belongs to a service.
  const refused = (await Promise.all(services.map((service) => service.quarantined(sinceHours)))).flat();
  say(
    refused.length === 0
      ? 'Nothing is in quarantine.'
      : `In quarantine, the last of each service: ${refused.length}`,
  );
  for (const one of refused) say(quarantinedLine(one));
};

const redrive = async (
  services: readonly Service[],
  key: string,
  stage: string | undefined,
): Promise<void> => {
  const found = (await parkedAt(services, stage)).filter((one) => one.key === key);
  if (found.length === 0) throw new CannotAsk(`Nothing of ${key} is parked.`);
  for (const name of new Set(found.map((one) => one.stage)))
    for (const service of services)
      for (const { topic, partition, waiting } of await service.redrive(name, key))
        say(`${name} ${key}: ${waiting} are decided again, as soon as ${topic}/${partition} is read so far.`);
};

const putBack = async (services: readonly Service[], id: string): Promise<void> => {
  for (const service of services)
    if (await service.return(id)) return say(`${id} is back to where it was read.`);
  throw new CannotAsk(`Nothing is in quarantine at ${id}.`);
};

const program = commandLine(async (options) => {
  const services = await servicesOf(options);
  for (const key of options.redrive ?? []) await redrive(services, key, options.stage);
  for (const id of options.return ?? []) await putBack(services, id);
  if (!options.redrive && !options.return) await list(services, options);
});

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof CannotAsk ? error.message : error);
  process.exitCode = 1;
}
