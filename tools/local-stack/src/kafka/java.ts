import { ask } from '../process/run.js';
import { StackFailure } from '../stack-failure.js';

const oldestJava = 17;

/** The major version in what `java -version` prints, 8 for "1.8"; undefined where there is none. */
export const javaMajor = (output: string): number | undefined => {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(output) ?? [];
  const major = first === '1' ? second : first;
  return major === undefined ? undefined : Number(major);
};

/** Does nothing where a Java runs that can run Kafka and Zipkin; `what` needs it. @throws StackFailure that says what to install */
export const requireJava = async (what: string): Promise<void> => {
  const outcome = await ask('java', ['-version']);
  if (outcome.kind === 'missing') {
    throw new StackFailure(
      `${what} needs Java ${oldestJava} or newer: install it (on Debian: openjdk-17-jre-headless).`,
    );
  }
  const major = javaMajor(outcome.output);
  if (major === undefined || major < oldestJava) {
    throw new StackFailure(
      `${what} needs Java ${oldestJava} or newer and the java on the PATH is ${major ?? 'of an unknown version'}: install a newer one (on Debian: openjdk-17-jre-headless).`,
    );
  }
};
