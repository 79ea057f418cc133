import { example } from '@treasure-hunt/contracts/testing';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { follow, references } from '../testing/references.js';

type Responses = Readonly<Record<string, { readonly $ref?: string }>>;
interface Operation {
  readonly operationId: string;
  readonly security: readonly Readonly<Record<string, unknown>>[];
  readonly responses: Responses;
}
interface Document extends Record<string, unknown> {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly securitySchemes: object };
}

const read = (service: string): Document => {
  const file = new URL(`../../../../docs/contract/openapi-${service}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Document;
};

describe.each(['gateway', 'hunt-catalog'])('the OpenAPI document of %s', (service) => {
  const document = read(service);
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

  it('is one, by the schema of OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect([await validator.validate(document), validator.version]).toEqual([{ valid: true }, '3.1']);
    expect(await new Validator().validate({ ...document, paths: { 'v1/hunts': 7 } })).toMatchObject({
      valid: false,
    });
  });

  it('refers to nothing that is not there', () => {
    const all = references(document);
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter((reference) => follow(document, reference) === undefined)).toEqual([]);
  });

  it('names every operation once, and only credentials that it explains', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const used = operations.flatMap(({ security }) => security.flatMap((one) => Object.keys(one)));
    expect([...new Set(used)].sort()).toEqual(Object.keys(document.components.securitySchemes).sort());
  });

  it('says when to come back wherever it says to', () => {
    const pauses = operations.flatMap(({ responses }) =>
      ['429', '503'].flatMap((status) => responses[status]?.$ref ?? []),
    );
    expect(pauses.length).toBeGreaterThan(0);
    for (const $ref of pauses)
      expect(follow(document, $ref)).toMatchObject({ headers: { 'Retry-After': { required: true } } });
  });

  it('asks for credentials wherever 401 is an answer, and nowhere else', () => {
    for (const { operationId, security, responses } of operations)
      expect([operationId, '401' in responses]).toEqual([operationId, security.length > 0]);
  });
});

describe('an event by the OpenAPI document of the gateway', () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema(read('gateway'), 'gateway');
  const validate = ajv.compile({ $ref: 'gateway#/components/schemas/Events' });
  const eventOf = (type: string) => ({
    specversion: '1.0',
    id: 'e1',
    type,
    source: '/game',
    data: example(type).value,
  });
  const said = ['player.moved', 'player.acted', 'solution.attempted'];

  it.each(said)('may be a %s, alone or with others', (type) => {
    expect([validate(eventOf(type)), validate.errors]).toEqual([true, null]);
    expect(validate(said.map(eventOf))).toBe(true);
  });

  it('is nothing else, and needs the data of its own type', () => {
    expect(validate(eventOf('reward.granted'))).toBe(false);
    expect(validate({ ...eventOf('player.moved'), data: example('player.acted').value })).toBe(false);
    expect(validate(Array.from({ length: 1_001 }, () => eventOf('player.moved')))).toBe(false);
  });
});
