import { header, parseSequence } from '../envelope.js';
import { messages } from '../flow.js';
import { headersOf } from '../headers.js';
import { messageId } from '../id.js';
import { encode } from '../message.js';
import { keyOn, type Keyed } from '../route.js';
import { hashAnswer, huntSecret, drawSeed, secretHash } from '../secret.js';
import { HuntPublished } from '../hunt-catalog/messages.js';
import { SolutionSubmitted } from '../clue-solving/messages.js';
import { RewardGranted } from '../rewards/messages.js';
import { playerFeed } from '../topic.js';
import { example, exampleOf, exampleTypes } from './example.js';
import { fromNextRelease } from './next-release.js';
import { exampleAnswerKey, exampleHuntKey } from './secrets.js';

/** Records for a whole partition: it is named, and the key is empty. */
const forPartitions = ['hunt.adopted', 'tick', 'redrive'];

describe('golden examples', () => {
  it('cover every kind of message, and nothing else', () => {
    expect(exampleTypes().sort()).toEqual([...messages.keys()].sort());
  });

  describe.each([...messages.values()])('$type', (kind) => {
    const { key, headers, value, data } = example(kind.type);

    it('is decoded and encoded back to the same JSON', () => {
      expect(JSON.parse(encode(kind, data))).toEqual(value);
    });

    it('lets a reader ignore what it does not know, however deep', () =>
      expect(kind.schema.parse(fromNextRelease(value))).toEqual(data));

    it('has the key of its home topic, and the player as key on the feed', () => {
      const [home, ...others] = kind.topics;
      const forPartition = forPartitions.includes(kind.type);
      expect(key).toBe(forPartition ? null : home && keyOn(home, data as Keyed));
      if (!forPartition && others.includes(playerFeed))
        expect(keyOn(playerFeed, data as Keyed)).toMatch(/^p-/);
    });

    it('has the headers that the engine writes', () => {
      const { origin, sequence } = header;
      const written = headersOf({
        id: messageId.parse(headers[header.id]),
        type: kind.type,
        source: headers[header.source] ?? '',
        timeMs: Date.parse(headers[header.time] ?? ''),
        traceParent: headers[header.traceParent],
        causedBy: headers[header.causedBy],
        origin: headers[origin],
        sequence: parseSequence(headers[sequence] ?? ''),
      });
      expect(headers).toEqual(written);
    });
  });

  it('can be checked with the example secrets', () => {
    const { clueId, answerHashes } = exampleOf(SolutionSubmitted).data;
    expect(answerHashes[0]?.answerHash).toBe(hashAnswer(exampleAnswerKey.secret, clueId, 'lion'));
    const { huntId, grantId, draw } = exampleOf(RewardGranted).data;
    const secret = huntSecret(exampleHuntKey.secret, huntId);
    expect(exampleOf(HuntPublished).data.secretHash).toBe(secretHash(secret));
    expect(draw.seed).toBe(drawSeed(secret, grantId));
  });
});
