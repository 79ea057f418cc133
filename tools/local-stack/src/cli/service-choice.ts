import { InvalidArgumentError } from 'commander';

import { type ServiceName, serviceNames } from '../services/service-names.js';

const isService = (name: string): name is ServiceName => (serviceNames as readonly string[]).includes(name);

/** Reads `--only`: names of services, also several separated by commas. */
export const onlyServices = (text: string, earlier: readonly ServiceName[] = []): ServiceName[] => {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !isService(name));
  if (unknown !== undefined) throw new InvalidArgumentError(`There is ${serviceNames.join(', ')}.`);
  return [...earlier, ...names.filter(isService)];
};

/** Reads `--instances`: a whole number from 1 to 32. */
export const instanceCount = (text: string): number => {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 32) {
    throw new InvalidArgumentError('It is a whole number from 1 to 32.');
  }
  return count;
};
