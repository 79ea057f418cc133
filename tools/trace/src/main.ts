import { connect, securityOf, type KafkaConnection } from '@treasure-hunt/kafka';
import { sourcesOf, StackFailure } from '@treasure-hunt/local-stack';
import { databaseName, grantOfCoin, openConnection, type GrantOfCoin } from '@treasure-hunt/persistence';
import { CannotTrace } from './cannot-trace.js';
import { Logs } from './logs.js';
import { commandLine } from './options.js';
import { reportOf } from './report.js';
import { settings, viewerOf, type Sources } from './sources.js';
import { Story, type Hop } from './story.js';

const lost = Promise.withResolvers<never>();
lost.promise.catch(() => undefined);

/** The story as a whole takes no longer, unless something is away. */
const patienceMs = 60_000;

const grantOf = async (
  coin: string,
  { mongodbUri, mongodbTlsCa, topicPrefix }: Sources,
): Promise<GrantOfCoin> => {
  const database = databaseName(topicPrefix, 'rewards');
  const connection = await openConnection({ uri: mongodbUri, ca: mongodbTlsCa, database }).catch(
    (cause: unknown) => {
      throw new CannotTrace('MongoDB does not answer: see that it runs.', { cause });
    },
  );
  try {
    const grant = await grantOfCoin(connection, coin);
    if (grant) return grant;
    throw new CannotTrace(
      `No grant has a coin ${coin}: the coinId is in reward.granted, and a grant is there a moment after it was told.`,
    );
  } finally {
    await connection.close();
  }
};

const connectTo = (sources: Sources): Promise<KafkaConnection> =>
  connect({
    brokers: sources.kafkaBrokers,
    clientId: `${sources.topicPrefix}trace`,
    ...securityOf(sources),
    onFatal: lost.reject,
  }).catch((cause: unknown) => {
    throw new CannotTrace(
      `Kafka does not answer at ${sources.kafkaBrokers.join()}: see that it runs there.`,
      { cause },
    );
  });

const storyOf = async (grant: GrantOfCoin, sources: Sources): Promise<readonly Hop[]> => {
  const kafka = await connectTo(sources);
  const timeout = setTimeout(
    () => lost.reject(new CannotTrace(`Kafka did not tell the story within ${patienceMs / 1000} s.`)),
    patienceMs,
  );
  try {
    return await Promise.race([Story.of(grant, new Logs(kafka, sources.topicPrefix)), lost.promise]);
  } finally {
    clearTimeout(timeout);
    await kafka.disconnect();
  }
};

const program = commandLine(async ({ coin, stack, viewer: given }) => {
  const sources = await sourcesOf(settings, stack);
  const grant = await grantOf(coin, sources);
  const viewer = given ?? (await viewerOf(stack));
  const { lines, exitCode } = reportOf({ coin, grant, viewer }, await storyOf(grant, sources));
  console.log(lines.join('\n'));
  process.exitCode = exitCode;
});

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof CannotTrace || error instanceof StackFailure ? error.message : error);
  process.exit(2);
}
