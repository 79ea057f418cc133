import { createLog } from './index.js';

const lines: string[] = [];
const logTo = (level: 'info' | 'warn') =>
  createLog({ service: 'gateway', instance: 'gateway-1', level }, { write: (line) => void lines.push(line) });
const last = () => JSON.parse(lines.at(-1) ?? 'null') as Record<string, unknown>;

describe('the log', () => {
  it('is one JSON line with who, when, how severe and what', () => {
    logTo('info').info({ partition: 3 }, 'A shard was taken over.');
    expect(last()).toMatchObject({
      level: 'info',
      service: 'gateway',
      instance: 'gateway-1',
      pid: process.pid,
      partition: 3,
      msg: 'A shard was taken over.',
    });
    expect(new Date(String(last()['time'])).toISOString()).toBe(last()['time']);
    expect(lines.at(-1)?.split('\n')).toHaveLength(2);
  });

  it('masks answers, keys and secrets wherever they are', () => {
    const secret = 'a lion';
    logTo('info').info(
      {
        answer: secret,
        message: { answer: secret, clueId: 'gate', puzzle: { answers: [secret] } },
        req: { headers: { authorization: secret, 'x-api-key': secret } },
        settings: { tokenSecrets: [secret], gatewayApiKeys: [secret], authorApiKeys: [secret] },
      },
      'An attempt came in.',
    );
    expect(lines.at(-1)).not.toContain(secret);
    expect(last()['message']).toMatchObject({ clueId: 'gate' });
  });

  it('leaves out what is less severe than asked for', () => {
    const before = lines.length;
    logTo('warn').info({}, 'Nothing to see.');
    expect(lines).toHaveLength(before);
  });

  it('shows an error with its name, sentence and place', () => {
    logTo('info').error({ err: new RangeError('too far') }, 'It failed.');
    expect(last()['err']).toMatchObject({
      type: 'RangeError',
      message: 'too far',
      stack: expect.any(String) as unknown,
    });
  });
});
