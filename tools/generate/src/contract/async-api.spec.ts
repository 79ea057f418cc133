import { messages, stages, topics } from '@treasure-hunt/contracts';
import { example } from '@treasure-hunt/contracts/testing';
import specs from '@asyncapi/specs';
import { Ajv, type AnySchema } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { existsSync, readFileSync } from 'node:fs';
import { follow, references } from '../testing/references.js';

const file = new URL('../../../../docs/contract/asyncapi.json', import.meta.url);

interface Reference {
  readonly $ref: string;
}
interface Document {
  readonly asyncapi: string;
  readonly channels: Readonly<Record<string, { readonly messages: Readonly<Record<string, Reference>> }>>;
  readonly operations: Readonly<
    Record<string, { action: string; channel: Reference; messages: readonly Reference[]; tags: object[] }>
  >;
  readonly components: {
    readonly messages: Readonly<Record<string, { headers: Reference }>>;
    readonly schemas: Readonly<Record<string, AnySchema>>;
  };
}
const document = JSON.parse(readFileSync(file, 'utf8')) as Document;

/** What a reference of the document leads to; undefined where it leads nowhere. */
const leadsTo = ($ref: string): unknown =>
  $ref.startsWith('./') ? existsSync(new URL($ref, file)) || undefined : follow(document, $ref);

describe('the AsyncAPI document', () => {
  // Its schema brings the one of JSON Schema along.
  const ajv = new Ajv({ strict: false, meta: false, validateSchema: false });
  addFormats.default(ajv);
  const validate = ajv.compile(specs.schemas['3.0.0'] as AnySchema);

  it('is one of AsyncAPI 3, by its own schema', () => {
    expect([validate(document), validate.errors]).toEqual([true, null]);
    expect(validate({ ...document, channels: [] })).toBe(false);
  });

  it('refers to nothing that is not there', () => {
    const all = references(document);
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter((reference) => leadsTo(reference) === undefined)).toEqual([]);
  });

  it('has every topic with the messages that are written to it', () => {
    expect(Object.keys(document.channels)).toEqual(topics.map(({ name }) => name));
    for (const { type, topics: homes } of messages.values()) {
      const on = Object.entries(document.channels).filter(([, channel]) => type in channel.messages);
      expect(on.map(([name]) => name).sort()).toEqual(homes.map(({ name }) => name).sort());
    }
  });

  it('has what every stage reads and writes, and only messages of the channel that it names', () => {
    for (const { name, reads, writes } of stages) {
      const of = (action: string) =>
        Object.entries(document.operations)
          .filter(([key, one]) => key.startsWith(`${name}.`) && one.action === action)
          .map(([, one]) => one.channel.$ref.slice('#/channels/'.length));
      expect(of('receive')).toEqual([reads.name]);
      const written = writes.flatMap((kind) => kind.topics.map((topic) => topic.name));
      expect(new Set(of('send'))).toEqual(new Set([...written, 'hunt.quarantine.v1']));
    }
    for (const { channel, messages: some } of Object.values(document.operations))
      for (const { $ref } of some) expect($ref).toContain(`${channel.$ref}/messages/`);
  });

  it.each([...messages.keys()])('describes the headers of %s', (type) => {
    const { headers } = example(type);
    const ajv2020 = new Ajv2020();
    addFormats.default(ajv2020);
    const reference = document.components.messages[type]?.headers.$ref ?? '';
    const fits = ajv2020.compile(leadsTo(reference) as AnySchema);
    expect([fits(headers), fits.errors]).toEqual([true, null]);
    expect(fits({ ...headers, ce_specversion: '0.3' })).toBe(false);
  });
});
