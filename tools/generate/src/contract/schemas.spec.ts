import { huntDefinition, messages, schemaFaults, type JsonSchema } from '@treasure-hunt/contracts';
import { example } from '@treasure-hunt/contracts/testing';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readdirSync, readFileSync } from 'node:fs';
import { variantsOf } from '../testing/broken.js';
import { readSaid } from './said-of.js';

const home = new URL('../../../../docs/contract/', import.meta.url);
const read = (path: string): JsonSchema =>
  JSON.parse(readFileSync(new URL(path, home), 'utf8')) as JsonSchema;

/** A validator that knows nothing of this project. */
const validatorOf = (schema: JsonSchema) => {
  const ajv = new Ajv2020({ allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(schema);
};

describe.each([...messages.values()])('the published schema of $type', (kind) => {
  const validate = validatorOf(read(`messages/${kind.type}.schema.json`));
  const { value } = example(kind.type);

  it('takes the golden example, and what a later release adds to it', () => {
    expect([validate(value), validate.errors]).toEqual([true, null]);
    expect(validate({ ...value, 'x-new': { nested: [1] } })).toBe(true);
  });

  it('judges as the services do, wherever the example is broken', () => {
    for (const { what, value: broken } of variantsOf(value))
      expect([what, validate(broken)]).toEqual([what, kind.schema.safeParse(broken).success]);
  });

  it('refuses what is no object', () => expect(validate('x') || validate([]) || validate(null)).toBe(false));
});

describe('the published schemas of messages', () => {
  it('are those of the messages, and no others', () =>
    expect(readdirSync(new URL('messages/', home)).sort()).toEqual(
      [...messages.keys()].map((type) => `${type}.schema.json`).sort(),
    ));

  it('say what each message means', () => {
    const said = readSaid();
    for (const type of messages.keys())
      expect([type, said.get(type)]).toEqual([type, expect.stringMatching(/^[^*]{10,}\.$/)]);
  });

  it('refuse an attempt that is too long, counted as people count', () => {
    const validate = validatorOf(read('messages/solution.attempted.schema.json'));
    const { value } = example('solution.attempted');
    expect(validate({ ...value, answer: '🦁'.repeat(200) })).toBe(true);
    expect(validate({ ...value, answer: '🦁'.repeat(201) })).toBe(false);
    expect(validate({ ...value, answer: '' })).toBe(false);
  });
});

describe('the published schema of a hunt', () => {
  const validate = validatorOf(read('hunt.schema.json'));
  const hunt = {
    huntId: 'old-town',
    version: 1,
    title: 'Old town by night',
    difficulty: 2,
    opens: { at: '2026-12-01T18:00:00Z' },
    closes: { local: '2026-12-02T02:00', zone: 'Europe/Paris' },
    clues: [
      {
        clueId: 'gate',
        trigger: { fence: { circle: { lat: 39.9, lon: 116.4, radiusM: 40 } } },
        puzzle: { kind: 'text', prompt: 'What guards the gate?', answers: ['lion', 'two lions'] },
        attempts: 5,
        coolDownS: 10,
      },
      {
        clueId: 'tower',
        requires: { nOf: { n: 1, clues: ['gate'] } },
        trigger: {
          fence: {
            world: 'w',
            polygon: [
              [1, 1],
              [1, 2],
              [2, 2],
            ],
          },
          dwellS: 20,
        },
        puzzle: { kind: 'visit' },
        capacity: 50,
        holdS: 900,
      },
    ],
    chests: [
      {
        chestId: 'chest',
        clueId: 'tower',
        supply: 100,
        loot: {
          guaranteed: [{ currency: 'coin', amount: 10 }],
          weighted: [{ weight: 1, sku: 'golden-key' }],
        },
      },
    ],
  };

  it('takes a hunt with all that it knows', () =>
    expect([validate(hunt), validate.errors]).toEqual([true, null]));

  it('judges as hunt-catalog does of the shape, wherever the hunt is broken', () => {
    for (const { what, value } of variantsOf(hunt))
      expect([what, validate(value)]).toEqual([what, huntDefinition.safeParse(value).success]);
  });

  it('refuses a slip in a name', () => {
    const slip = { ...hunt, chest: hunt.chests };
    expect(validate(slip)).toBe(false);
    expect(schemaFaults(huntDefinition.safeParse(slip).error?.issues ?? [])).toEqual([
      { path: 'chest', reason: 'is not known' },
    ]);
  });
});
