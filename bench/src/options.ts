import { Command, InvalidArgumentError } from 'commander';
import type { Contender } from '../contenders/contender.js';
import { contenders } from '../contenders/index.js';
import { scenarios } from './scenarios/index.js';
import type { Scenario } from './scenarios/scenario.js';

/** What `npm run bench` was asked for. */
export interface Options {
  readonly isQuick: boolean;
  readonly scenarios: readonly Scenario[];
  readonly contenders: readonly Contender[];
}

const chosenOf =
  <One extends { readonly name: string }>(all: readonly One[]) =>
  (text: string): readonly One[] => {
    const names = text.split(',').map((name) => name.trim());
    const unknown = names.find((name) => !all.some((one) => one.name === name));
    if (unknown !== undefined)
      throw new InvalidArgumentError(`There is ${all.map(({ name }) => name).join(', ')}.`);
    return all.filter(({ name }) => names.includes(name));
  };

/** Reads the command line; ends the process where it asks for what there is not. */
export const readOptions = (): Options => {
  const {
    quick,
    only,
    contenders: among,
  } = new Command('bench')
    .option('--quick', 'a short look of three minutes at all contenders')
    .option('--only <scenarios>', 'names of scenarios, with commas between', chosenOf(scenarios))
    .option('--contenders <names>', 'names of contenders, with commas between', chosenOf(contenders))
    .parse()
    .opts<{ quick?: boolean; only?: readonly Scenario[]; contenders?: readonly Contender[] }>();
  return {
    isQuick: quick ?? false,
    scenarios: only ?? scenarios.filter((one) => (quick ? one.quick : !one.onlyNamed)),
    contenders: among ?? contenders.filter((one) => !quick || !one.variant),
  };
};
