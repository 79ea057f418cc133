import { messages } from '@treasure-hunt/contracts';
import { asyncApi } from './async-api.js';
import { readSaid } from './said-of.js';
import { huntSchema, messageSchema, schemaPath } from './schemas.js';

/** A file of `docs/contract/`, by its path in the project. */
export interface ContractFile {
  readonly path: string;
  readonly text: string;
}

/** What a service says of its HTTP interface: an OpenAPI document. */
export interface HttpInterface {
  readonly service: string;
  readonly document: object;
}

const file = (path: string, content: object): ContractFile => ({
  path: `docs/contract/${path}`,
  text: `${JSON.stringify(content, null, 2)}\n`,
});

/** Everything in `docs/contract/` that is written from the contracts and the services' interfaces. */
export const contractFiles = (interfaces: readonly HttpInterface[]): ContractFile[] => {
  const said = readSaid();
  return [
    ...[...messages.values()].map((kind) =>
      file(schemaPath(kind.type), messageSchema(kind, said.get(kind.type) ?? '')),
    ),
    file('hunt.schema.json', huntSchema()),
    file('asyncapi.json', asyncApi(said)),
    ...interfaces.map(({ service, document }) => file(`openapi-${service}.json`, document)),
  ];
};
