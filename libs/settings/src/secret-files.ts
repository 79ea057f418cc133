import { readFileSync } from 'node:fs';
import type { Environment } from './read.js';
import type { Setting, Spec } from './setting.js';

/** The environment with the secrets in it that it names files of, and one sentence for each file that is of no use. */
export interface WithSecrets {
  readonly env: Environment;
  readonly faults: readonly string[];
}

const contentOf = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
};

const fromFile = (file: string, { name }: Setting, env: Environment): WithSecrets => {
  const path = env[file];
  if (!path) return { env: {}, faults: [] };
  if (env[name]) return { env: {}, faults: [`${name} and ${file} are both set; one of them is enough.`] };
  const content = contentOf(path);
  if (content) return { env: { [name]: content }, faults: [] };
  return { env: {}, faults: [`${file} is "${path}", but must be a file with something in it.`] };
};

/** Every secret may stand in a file instead, which `<NAME>_FILE` names: where orchestrators mount them. */
export const withSecretFiles = (spec: Spec, env: Environment): WithSecrets => {
  const secrets = Object.values(spec).filter(({ mask }) => mask);
  const files = new Map(secrets.map((secret) => [`${secret.name}_FILE`, secret]));
  const read = [...files].map(([file, secret]) => fromFile(file, secret, env));
  const others = Object.entries(env).filter(([name]) => !files.has(name));
  return {
    env: Object.assign({}, Object.fromEntries(others), ...read.map((one) => one.env)) as Environment,
    faults: read.flatMap(({ faults }) => faults),
  };
};
