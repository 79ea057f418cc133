import { header } from '@treasure-hunt/contracts';
import { headerText, type LogRecord } from '@treasure-hunt/shards';
import { cursorText } from './cursor.js';

/** One fact told to one player, ready to be sent. */
export interface FeedEntry {
  readonly offset: number;
  /** Broker time in milliseconds since 1970. */
  readonly timestampMs: number;
  readonly playerId: string;
  /** The event as it goes over the wire. */
  readonly frame: string;
}

/** The CloudEvents attributes that are told on, by the header that carries them. */
const attributes = [
  ['specversion', header.specVersion],
  ['id', header.id],
  ['type', header.type],
  ['source', header.source],
  ['time', header.time],
  ['traceparent', header.traceParent],
] as const;

/** A record of the feed as a server-sent event whose data is a structured CloudEvent; undefined where it tells nothing. */
export const feedEntry = (partition: number, record: LogRecord): FeedEntry | undefined => {
  const { offset, timestampMs, key, value, headers } = record;
  const type = headerText(headers, header.type);
  if (!key || !value || type === undefined) return undefined;
  const said = attributes.flatMap(([name, from]) => {
    const text = headerText(headers, from);
    return text === undefined ? [] : [`${JSON.stringify(name)}:${JSON.stringify(text)}`];
  });
  // A line break in JSON is never part of a text, but would end the field.
  const data = value.toString('utf8').replace(/[\r\n]+/g, ' ');
  const id = cursorText({ partition, offset });
  return {
    offset,
    timestampMs,
    playerId: key.toString('utf8'),
    frame: `id: ${id}\nevent: ${type}\ndata: {${said.join(',')},"data":${data}}\n\n`,
  };
};
