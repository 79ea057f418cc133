import { Presets, SingleBar } from 'cli-progress';

/** How far a play has come. */
export interface Standing {
  readonly fixesSent: number;
  readonly fixesPlanned: number;
  readonly facts: number;
  readonly missing: number;
}

const barEveryMs = 200;
const lineEveryMs = 5_000;

/** Shows the standing while a play goes on: a bar on a terminal, a plain line every few seconds elsewhere. Returns how to end it. */
export const showProgress = (standing: () => Standing, output: NodeJS.WriteStream): (() => void) =>
  output.isTTY ? showBar(standing, output) : showLines(standing, output);

const showBar = (standing: () => Standing, stream: NodeJS.WriteStream): (() => void) => {
  const format = '{bar} {value} of {total} fixes sent, {facts} facts received, {missing} still to come';
  const bar = new SingleBar({ format, stream, hideCursor: true }, Presets.shades_classic);
  bar.start(standing().fixesPlanned, 0, { facts: 0, missing: 0 });
  const update = () => {
    const { fixesSent, facts, missing } = standing();
    bar.update(fixesSent, { facts, missing });
  };
  const timer = setInterval(update, barEveryMs);
  return () => {
    clearInterval(timer);
    update();
    bar.stop();
  };
};

const showLines = (standing: () => Standing, output: NodeJS.WriteStream): (() => void) => {
  const started = performance.now();
  const timer = setInterval(() => {
    const { fixesSent, fixesPlanned, facts, missing } = standing();
    const seconds = Math.round((performance.now() - started) / 1000);
    output.write(
      `${seconds} s: ${fixesSent} of ${fixesPlanned} fixes sent, ${facts} facts received, ${missing} still to come\n`,
    );
  }, lineEveryMs);
  return () => clearInterval(timer);
};
