import { flow, type FlowStage } from '@treasure-hunt/contracts';
import { readStack } from '@treasure-hunt/local-stack';
import { eventually } from '../outside/eventually.js';
import type { Ledger } from './ledger.js';

/** The stages that read what comes from outside: nothing that was sent may end there in any other way. */
const outer: readonly FlowStage[] = [flow.discovery, flow.solutionIntake];
const waitMs = 30_000;

/** What each outer stage says that it has done with its messages, where that is not as many as there are. */
export const unaccountedOf = async (dataDir: string, ledger: Ledger): Promise<string[]> => {
  const faults = await Promise.all(
    outer.map(async (stage) => {
      let said = '';
      const isAll = async () => {
        const { fault, text } = await compared(dataDir, ledger, stage);
        said = text;
        return fault ? undefined : true;
      };
      const all = await eventually(stage.name, isAll, waitMs).catch(() => false);
      return all ? [] : [`${stage.name} does not account for its messages: ${said}`];
    }),
  );
  return faults.flat();
};

const compared = async (dataDir: string, ledger: Ledger, { name, service }: FlowStage) => {
  const [entry] = (await readStack(dataDir))?.services[service as 'discovery'] ?? [];
  const text = entry ? await (await fetch(entry.metricsUrl)).text() : '';
  const of = (count: string): number => counted(text, `shard_${count}_total`, name);
  const [decided, forwarded, refused, parked] = ['decided', 'forwarded', 'quarantined', 'parked'].map(of);
  const { good, bad, ...passed } = ledger.readings.get(name) ?? {
    good: 0,
    bad: 0,
    control: 0,
    'for others': 0,
  };
  const isRight = decided! + forwarded! === good && refused === bad && parked === 0;
  return {
    fault: !isRight,
    text: JSON.stringify({ read: { good, bad, ...passed }, decided, forwarded, refused, parked }),
  };
};

const counted = (text: string, metric: string, stage: string): number =>
  text
    .split('\n')
    .filter((line) => line.startsWith(`${metric}{`) && line.includes(`stage="${stage}"`))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
