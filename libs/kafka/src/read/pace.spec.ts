import { Pace } from './pace.js';

/** A pace that rests no time, and notes for how many milliseconds it would. */
const noted = () => {
  const restsMs: number[] = [];
  const pace = new Pace((ms) => Promise.resolve(void restsMs.push(ms)));
  return { pace, restsMs };
};

describe('the pause between two fetches', () => {
  it.each([
    { batches: [1], pauseMs: 1 },
    { batches: [1, 2], pauseMs: 3 },
    { batches: [400, 1_000], pauseMs: 5 },
  ])('after $batches records takes $pauseMs ms', async ({ batches, pauseMs }) => {
    const { pace, restsMs } = noted();
    await Promise.all(batches.map((records) => pace.after(records)));
    expect(restsMs).toEqual([pauseMs]);
  });

  it('depends on the last fetch only', async () => {
    const { pace, restsMs } = noted();
    await pace.after(1_000);
    await pace.after(1);
    expect(restsMs).toEqual([5, 1]);
  });
});
