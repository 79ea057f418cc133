import { clueActivity } from '@treasure-hunt/contracts';
import type { ProcessDependencies } from '../loop/dependencies.js';
import { StageProcess } from '../loop/stage-process.js';
import { tally } from './tally.js';

const silent = () => undefined;

/** What a process needs at least: `log` and `store`, and whatever a test looks at. */
export type LoneParts = Pick<ProcessDependencies, 'log' | 'store'> & Partial<ProcessDependencies>;

/** A process of the tally with nobody beside it, whose topic has one partition; a defect of the engine is thrown. */
export const loneProcess = (parts: LoneParts): StageProcess =>
  new StageProcess(
    {
      binding: { stage: tally },
      sender: () => ({ send: () => Promise.resolve() }),
      journal: { info: silent, warn: silent, error: silent },
      count: silent,
      sink: { prefix: '', partitions: 1, continueTrace: () => '00-trace' },
      instance: 'only',
      ...parts,
    },
    { name: clueActivity.name, partitions: 1, group: 'g' },
    (error) => {
      throw error;
    },
  );

/** The same, started, with its only partition. */
export const startLone = async (parts: LoneParts): Promise<StageProcess> => {
  const process = loneProcess(parts);
  await process.start();
  process.assigned([0]);
  return process;
};
