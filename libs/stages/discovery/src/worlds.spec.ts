import { given, type Given } from '@treasure-hunt/decider/testing';
import { discovery } from './discovery.js';
import { circle, hunt, lookUp, staying } from './testing/hunts.js';
import { adopted, fix, found, located, refused } from './testing/moves.js';

const ring: [number, number][] = [
  [0, 0],
  [100, 0],
  [100, 100],
  [0, 100],
];
const mixed = hunt('mixed', [
  ['mixed.well', circle(0, 0, 50)],
  ['mixed.tower', { fence: { circle: { world: 'overworld', x: 500, y: 500, radius: 10 } } }],
  ['mixed.yard', { fence: { world: 'overworld', polygon: ring } }],
  ['mixed.cave', { fence: { world: 'nether', polygon: ring } }],
  ['mixed.bench', staying(10, { fence: { circle: { world: 'nether', x: 900, y: 0, radius: 10 } } })],
]);
const stage = discovery(lookUp(mixed));
const playing = (...moves: Given[]) => given(stage, adopted('mixed'), ...moves);
const inWorld =
  (world: string) =>
  (atS: number, x: number, y: number): Given => ({
    type: 'player.moved',
    data: { playerId: 'ann', at: atS * 1000, position: { world, x, y } },
  });
const [over, nether, end] = [inWorld('overworld'), inWorld('nether'), inWorld('end')] as const;

describe('a fence in a game world', () => {
  it('is found by who walks into it or straight through it', () => {
    playing(over(0, -50, 50))
      .when(over(5, 50, 50))
      .then(found('mixed.yard'), located);
    playing(over(0, -50, 50))
      .when(over(5, 150, 50))
      .then(found('mixed.yard'), located);
    playing(over(0, 480, 509))
      .when(over(5, 520, 509))
      .then(found('mixed.tower'), located);
  });

  it('is found by its world only', () => {
    playing(nether(0, -50, 50))
      .when(nether(5, 50, 50))
      .then(found('mixed.cave'), located);
    playing(end(0, -50, 50))
      .when(end(5, 50, 50))
      .then(located);
  });

  it('is reached at any speed', () =>
    playing(over(0, -1e6, 50))
      .when(over(1, 50, 50))
      .then(found('mixed.yard'), located));

  it('is found again by who left by the margin of the hunt, or a tenth of its radius', () => {
    const yard = playing(over(0, -50, 50), over(5, 50, 50));
    yard.when(over(10, 105, 50), over(15, 50, 50)).then(located);
    yard.when(over(20, 106, 50), over(25, 50, 50)).then(found('mixed.yard'), located);
  });

  it('may ask to stay', () =>
    playing(nether(0, 800, 0), nether(5, 905, 0))
      .when(nether(15, 895, 0))
      .then(found('mixed.bench'), located));
});

describe('a player in several places at a time', () => {
  it('is followed in each of them, on its own', () => {
    const both = playing(fix(0, 100), over(1, -50, 50), nether(2, -50, 50));
    both.when(fix(5, 40)).then(found('mixed.well'), located);
    both.when(over(5, 50, 50)).then(found('mixed.yard'), located);
    both.when(nether(5, 50, 50)).then(found('mixed.cave'), located);
    both.when(fix(10, 30)).then(located);
    both.when(over(10, 60, 50)).then(located);
  });

  it('is late in a place only where something newer is known of that place', () => {
    const both = playing(fix(0, 100), over(100, -50, 50));
    both.when(fix(5, 40)).then(found('mixed.well'), located);
    both.when(over(99, 50, 50)).then(refused('late'));
  });

  it('is kept once for each of them', () => {
    const { documents } = playing(fix(0, 100), over(1, -50, 50));
    expect(documents.get('player_presences', 'ann')).toMatchObject({ newestAt: 0 });
    expect(documents.get('player_presences', 'ann/overworld')).toMatchObject({
      newestAt: 1_000,
      tracks: [{ last: { place: [-50, 50] } }],
    });
  });

  it('finds what is around them in a world when a hunt is adopted there', () =>
    given(stage, over(0, 50, 50), adopted('mixed'))
      .when(over(5, 50, 50))
      .then(found('mixed.yard'), located));
});

describe('a polygon on the Earth', () => {
  const fields = hunt('fields', [
    [
      'fields.atoll',
      {
        fence: {
          polygon: [
            [0.001, 179.999],
            [0.001, -179.999],
            [-0.001, -179.999],
            [-0.001, 179.999],
          ],
        },
      },
    ],
  ]);
  const sailing = (...moves: Given[]) => given(discovery(lookUp(fields)), adopted('fields'), ...moves);
  const at = (atS: number, lon: number): Given => ({
    type: 'player.moved',
    data: { playerId: 'ann', at: atS * 1000, position: { lat: 0, lon } },
  });

  it('is found across the date line, and left by the margin', () => {
    const boat = sailing(at(0, 179.998)).when(at(10, -179.9999));
    boat.then(found('fields.atoll'), located);
    boat.when(at(20, -179.99895), at(30, -179.9995)).then(located);
    boat.when(at(40, -179.9988), at(50, -179.9995)).then(found('fields.atoll'), located);
  });
});
