import { z } from 'zod';
import { CannotAsk } from './cannot-ask.js';

const parkedKeys = z.object({
  parked: z.array(
    z.object({
      stage: z.string(),
      topic: z.string(),
      partition: z.number(),
      key: z.string(),
      waiting: z.number(),
      offset: z.number(),
      since: z.string(),
      reason: z.string(),
      traceId: z.string().optional(),
    }),
  ),
});
export type ParkedKey = z.output<typeof parkedKeys>['parked'][number];

const quarantined = z.object({
  quarantined: z.array(
    z.object({
      id: z.string(),
      topic: z.string(),
      partition: z.number(),
      offset: z.number(),
      key: z.string().nullable(),
      since: z.string(),
      reason: z.string(),
      traceId: z.string().optional(),
    }),
  ),
});
export type Quarantined = z.output<typeof quarantined>['quarantined'][number];

const problem = z.object({ title: z.string(), detail: z.string().optional() });

/** One service, as operators ask it over HTTP. Every call rejects with `CannotAsk` where it does not answer as it should. */
export class Service {
  constructor(
    private readonly url: string,
    private readonly apiKey: string,
  ) {}

  async parked(): Promise<readonly ParkedKey[]> {
    return parkedKeys.parse(await this.ask('/v1/parked?limit=1000')).parked;
  }

  async quarantined(sinceHours: number): Promise<readonly Quarantined[]> {
    return quarantined.parse(await this.ask(`/v1/quarantined?sinceHours=${sinceHours}`)).quarantined;
  }

  /** What was redriven; nothing where nothing of the key is parked there. */
  async redrive(stage: string, key: string): Promise<readonly ParkedKey[]> {
    const answer = await this.ask('/v1/parked/redrives', { stage, key });
    return answer === undefined ? [] : parkedKeys.parse(answer).parked;
  }

  /** False where this service has put nothing into quarantine at this place. */
  async return(id: string): Promise<boolean> {
    return (await this.ask('/v1/quarantined/returns', { id })) !== undefined;
  }

  /** The answer; undefined for 404. */
  private async ask(path: string, body?: object): Promise<unknown> {
    const response = await fetch(new URL(path, this.url), {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${this.apiKey}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    }).catch((cause: unknown) => {
      throw new CannotAsk(`${this.url} does not answer.`, { cause });
    });
    if (response.status === 404) return undefined;
    const answer: unknown = await response.json();
    if (response.ok) return answer;
    const { title, detail } = problem.parse(answer);
    throw new CannotAsk(`${this.url} answers: ${detail ?? title}`);
  }
}
