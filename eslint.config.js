import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** Which layer may import which. */
const layers = {
  contracts: [],
  client: ['contracts'],
  decider: ['contracts'],
  stage: ['contracts', 'decider'],
  publication: ['contracts'],
  shards: ['contracts', 'decider'],
  settings: [],
  telemetry: [],
  kafka: ['contracts', 'shards'],
  persistence: ['contracts', 'decider', 'shards'],
  service: ['contracts', 'decider', 'shards', 'kafka', 'persistence', 'settings', 'telemetry'],
  oracle: ['contracts'],
  simulation: ['contracts', 'decider', 'shards', 'stage', 'publication', 'oracle'],
  comparison: ['contracts', 'decider', 'stage'],
  tool: ['contracts', 'kafka', 'oracle', 'settings', 'simulation', 'telemetry', 'tool'],
  audit: [
    'contracts',
    'decider',
    'stage',
    'shards',
    'kafka',
    'persistence',
    'settings',
    'telemetry',
    'tool',
    'audit',
  ],
  bench: ['contracts', 'client', 'decider', 'stage', 'publication', 'shards', 'kafka', 'simulation', 'tool'],
  app: [
    'contracts',
    'client',
    'decider',
    'stage',
    'publication',
    'shards',
    'kafka',
    'persistence',
    'settings',
    'telemetry',
    'service',
    'oracle',
    'simulation',
    'tool',
  ],
};

/** Libraries with one home each. */
const homes = {
  kafkajs: 'libs/kafka',
  '@platformatic/kafka': 'libs/kafka',
  mongoose: 'libs/persistence',
  mongodb: 'libs/persistence',
  '@nestjs/mongoose': 'libs/persistence',
  '@opentelemetry/*': 'libs/telemetry',
};

const restricted = (folder) =>
  Object.entries(homes)
    .filter(([, home]) => home !== folder)
    .map(([library, home]) => ({
      regex: library.endsWith('/*') ? `^${library.slice(0, -1)}` : `^${library}(/|$)`,
      message: `Only ${home} imports ${library}.`,
    }));

const style = {
  'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true, IIFEs: true }],
  complexity: ['error', { max: 8, variant: 'modified' }],
  'max-params': ['error', 3],
};

export default tseslint.config(
  { ignores: ['**/dist', '**/node_modules', '**/*.cjs', '.nx', '.local', '.cache'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx },
    rules: {
      ...style,
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/require-await': 'off', // A port's method is async, whether or not this one waits.
      'no-restricted-imports': ['error', { patterns: restricted() }],
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          depConstraints: Object.entries(layers).map(([layer, allowed]) => ({
            sourceTag: `layer:${layer}`,
            onlyDependOnLibsWithTags: allowed.map((name) => `layer:${name}`),
          })),
        },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', '**/testing/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    files: ['libs/stages/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/testing/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        'Date',
        'process',
        'setTimeout',
        'setInterval',
        'performance',
        'crypto',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Chance comes in as data.' },
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...restricted(),
            { group: ['node:*'], message: 'A stage is pure.' },
            { group: ['@nestjs/*'], message: 'A stage is pure.' },
          ],
        },
      ],
    },
  },
  {
    files: ['libs/client/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/testing/**'],
    rules: {
      'no-restricted-globals': ['error', 'Buffer', 'process', 'global', 'setImmediate', 'require'],
      'no-restricted-imports': 'off',
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            ...restricted(),
            { group: ['node:*'], message: 'The client runs in browsers.' },
            {
              group: ['@treasure-hunt/*', 'zod'],
              allowTypeImports: true,
              message: 'The client takes no code of the engine into a browser, only types.',
            },
          ],
        },
      ],
    },
  },
  ...['libs/kafka', 'libs/persistence', 'libs/telemetry'].map((folder) => ({
    files: [`${folder}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', { patterns: restricted(folder) }] },
  })),
  // What the engine is compared with is built on what its teams would take.
  {
    files: ['bench/contenders/*/**/*.ts', 'bench/contenders/topics.ts', 'bench/src/{load,answers}/*.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  { files: ['tools/local-stack/src/mongodb/*.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
  },
  prettier,
);
