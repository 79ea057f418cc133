import { Unavailable } from '../index.js';
import { framesOf, type Frame } from './frames.js';

const answering = (text: string) => async (): Promise<Response> =>
  new Response(new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode(text)) }));

/** The frames of a connection that is given up after 20 ms of silence, and what ended it. */
const framesOfSilent = async (open: () => Promise<Response>) => {
  const frames: Frame[] = [];
  try {
    for await (const frame of framesOf(open, undefined, 20)) frames.push(frame);
    return { frames };
  } catch (error) {
    return { frames, error };
  }
};

it('gives up a connection on which nothing is heard any more, after what was heard', async () => {
  const { frames, error } = await framesOfSilent(answering('id: 1\n\nid: 2\nevent: a\ndata: b\n\nid: 3\n'));
  expect(frames).toEqual([
    { kind: 'place', id: '1' },
    { kind: 'place', id: '2' },
    { kind: 'event', event: 'a', data: 'b' },
  ]);
  expect(error).toBeInstanceOf(Unavailable);
});

it('gives up a connection that does not come', async () => {
  const { error } = await framesOfSilent(() => new Promise(() => undefined));
  expect(error).toBeInstanceOf(Unavailable);
});
