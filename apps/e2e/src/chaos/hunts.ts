/** Players who do not give their answer lose the clue after so long. */
const holdS = 15;
/** Holders of a clue at a time: fewer than want it. */
const capacity = 25;
/** Chests of each hunt; who comes later is consoled. */
const supply = 150;

const place = { lat: 48.85, lon: 2.35 };
const radiusM = 40;
/** About 111 m to the north of each other. */
const stepLat = 0.001;

/** The names of what a player meets in one hunt, and where its well is. */
export interface Course {
  readonly huntId: string;
  readonly gate: string;
  readonly well: string;
  readonly tower: string;
  readonly inside: Position;
  readonly outside: Position;
}

/** Degrees. */
export interface Position {
  readonly lat: number;
  readonly lon: number;
}

/** Hunts that are alike and a degree apart. */
export const courses = (count: number): readonly Course[] =>
  Array.from({ length: count }, (_, index) => {
    const huntId = `chaos-${index + 1}`;
    const inside = { lat: place.lat, lon: place.lon + index };
    return {
      huntId,
      gate: `${huntId}.gate`,
      well: `${huntId}.well`,
      tower: `${huntId}.tower`,
      inside,
      outside: { ...inside, lat: inside.lat + stepLat },
    };
  });

/** What solves each puzzle. */
export const rightAnswer = 'a lion at dawn';

const text = { kind: 'text', prompt: 'Who guards the gate, and when?', answers: [rightAnswer] };

/** A hunt in which things are scarce: a gate for all, a well for few at a time, a tower with too few chests. */
export const huntOf = ({ huntId, gate, well, tower, inside }: Course): object => ({
  huntId,
  version: 1,
  title: 'A hunt in rough weather',
  clues: [
    { clueId: gate, trigger: { object: { targetId: gate } }, puzzle: text },
    {
      clueId: well,
      requires: { allOf: [gate] },
      trigger: { fence: { circle: { ...inside, radiusM } } },
      puzzle: text,
      capacity,
      holdS,
    },
    {
      clueId: tower,
      requires: { allOf: [well] },
      trigger: { object: { targetId: tower } },
      puzzle: { kind: 'visit' },
    },
  ],
  chests: [
    {
      chestId: `${huntId}.chest`,
      clueId: tower,
      supply,
      loot: {
        guaranteed: [{ currency: 'coin', amount: 10 }],
        weighted: [
          { weight: 1, sku: 'golden-key' },
          { weight: 9, currency: 'coin', amount: 5 },
        ],
        consolation: [{ currency: 'coin', amount: 1 }],
      },
    },
  ],
});
