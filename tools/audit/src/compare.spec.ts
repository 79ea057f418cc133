import { compare, type Named } from './compare.js';

const grant = (amount: number, more: object = {}): Named => ({
  collection: 'reward_grants',
  id: 'gate/g1',
  value: { _id: 'gate/g1', state: { coins: [{ coinId: 'g1.c0', amount }], ...more } },
});
const never = () => false;

describe('what is kept and what the log gives', () => {
  it('are the same in whatever order documents and fields come', () => {
    const other = { collection: 'loot', id: 'gate', value: { b: 1, a: 2 } };
    const turned = { ...other, value: { a: 2, b: 1 } };
    expect(compare([grant(5), other], [turned, grant(5)], never)).toEqual([]);
  });

  it('differ in a coin, which is named', () =>
    expect(compare([grant(9)], [grant(5)], never)).toEqual([
      {
        collection: 'reward_grants',
        id: 'gate/g1',
        path: 'state.coins[0].amount',
        kept: 9,
        derived: 5,
        coinId: 'g1.c0',
      },
    ]));

  it('differ in each field by itself', () =>
    expect(
      compare([grant(5, { items: [], note: 'x' })], [grant(5, { items: [1] })], never).map(
        ({ path }) => path,
      ),
    ).toEqual(['state.items[0]', 'state.note']));

  it('differ in a document that is missing, unless the database may have deleted it, and in one too many', () => {
    expect(compare([], [grant(5)], never)).toMatchObject([{ path: '', kept: undefined }]);
    expect(compare([], [grant(5)], () => true)).toEqual([]);
    expect(compare([grant(5)], [], () => true)).toMatchObject([{ path: '', derived: undefined }]);
  });
});
