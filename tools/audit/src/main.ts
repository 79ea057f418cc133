import { rename, writeFile } from 'node:fs/promises';
import { connect, securityOf, type KafkaConnection } from '@treasure-hunt/kafka';
import { sourcesOf, StackFailure } from '@treasure-hunt/local-stack';
import { auditStage } from './audit.js';
import type { Outcome } from './audit-shard.js';
import { AuditedPoints } from './audited-point.js';
import { CannotAudit } from './cannot-audit.js';
import { Hunts } from './hunts.js';
import { commandLine, type Options } from './options.js';
import { lineOf, metricsOf, summaryOf } from './report.js';
import { settings, type Sources } from './sources.js';
import { rulesWith } from './stages.js';

const lost = Promise.withResolvers<never>();
lost.promise.catch(() => undefined);

const connectTo = (sources: Sources): Promise<KafkaConnection> =>
  connect({
    brokers: sources.kafkaBrokers,
    clientId: `${sources.topicPrefix}audit`,
    ...securityOf(sources),
    onFatal: lost.reject,
  }).catch((cause: unknown) => {
    throw new CannotAudit(`Kafka does not answer at ${sources.kafkaBrokers.join()}.`, { cause });
  });

const tell = (outcome: Outcome): void => {
  const { stage, shardId, documents, records, differences, why } = outcome;
  for (const difference of differences) console.log(lineOf(outcome, difference));
  if (why !== undefined) console.log(`NOT AUDITED [${stage}, ${shardId}]: ${why}.`);
  console.error(`${stage} ${shardId}: ${documents} documents, ${records} messages`);
};

const auditAll = async ({ state, stage: only, accept }: Options, sources: Sources): Promise<Outcome[]> => {
  const kafka = await connectTo(sources);
  try {
    const hunts = await Hunts.open(kafka, sources.topicPrefix);
    const ground = { kafka, hunts, sources, points: new AuditedPoints(state), accept };
    const outcomes: Outcome[] = [];
    for (const stage of rulesWith(hunts.get, sources.huntSecrets)) {
      if (only !== undefined && stage.flow.name !== only) continue;
      for await (const outcome of auditStage(stage, ground)) {
        tell(outcome);
        outcomes.push(outcome);
      }
    }
    return outcomes;
  } finally {
    await kafka.disconnect();
  }
};

const writeMetrics = async (file: string, outcomes: readonly Outcome[]): Promise<void> => {
  await writeFile(`${file}.tmp`, await metricsOf(outcomes, Date.now()));
  await rename(`${file}.tmp`, file);
};

const program = commandLine(async (options) => {
  const sources = await sourcesOf(settings, options.stack);
  const outcomes = await Promise.race([auditAll(options, sources), lost.promise]);
  if (outcomes.length === 0)
    throw new CannotAudit('No shard was ever owned there: is TOPIC_PREFIX what the services have?');
  if (options.metrics !== undefined) await writeMetrics(options.metrics, outcomes);
  const { line, exitCode } = summaryOf(outcomes);
  console.log(line);
  process.exitCode = exitCode;
});

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof CannotAudit || error instanceof StackFailure ? error.message : error);
  process.exit(2);
}
