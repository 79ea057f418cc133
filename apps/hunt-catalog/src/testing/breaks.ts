/** One thing that is wrong, and where it is said to be. */
export interface Break {
  readonly path: string;
  readonly change: object;
}

const broken = (path: string, change: object): Break => ({ path, change });
const fence = (shape: object, more: object = {}) => ({ trigger: { fence: shape, ...more } });
const circle = { lat: 1, lon: 1, radiusM: 10 };
const bowTie = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
const text = (change: object) => ({ puzzle: { kind: 'text', prompt: '?', answers: ['yes'], ...change } });
const requires = (needs: object) => ({ requires: needs });

/** What may be wrong with one clue, by the path within it; `self` is its id. */
export const clueBreaks = (self: string): readonly Break[] => [
  broken('clueId', { clueId: 5 }),
  broken('clueId', { clueId: 'a b' }),
  broken('trigger', { trigger: undefined }),
  broken('trigger.fence.circle.lat', fence({ circle: { ...circle, lat: 91 } })),
  broken('trigger.fence.circle.lon', fence({ circle: { ...circle, lon: '1' } })),
  broken('trigger.fence.circle.radiusM', fence({ circle: { ...circle, radiusM: 1e-300 } })),
  broken('trigger.fence.polygon', fence({ polygon: bowTie })),
  broken('trigger.fence.polygon', fence({ world: 'w', polygon: bowTie })),
  broken('trigger.dwellS', fence({ circle }, { dwellS: -1 })),
  broken('puzzle.kind', { puzzle: { kind: 'sudoku' } }),
  broken('puzzle.kind', { puzzle: { kind: 'riddle' } }),
  broken('puzzle.prompt', text({ prompt: '' })),
  broken('puzzle.prompt', text({ prompt: ['?'] })),
  broken('puzzle.answers', text({ answers: [] })),
  broken('puzzle.answers[1]', text({ answers: ['yes', '!?'] })),
  broken('puzzle.answers[0]', text({ answers: [null] })),
  broken('puzzle.colour', text({ colour: 'red' })),
  broken('attempts', { attempts: 0 }),
  broken('attempts', { attempts: 1e308 }),
  broken('coolDownS', { coolDownS: 0.5 }),
  broken('capacity', { capacity: 3, holdS: undefined }),
  broken('holdS', { holdS: 1e9 }),
  broken('hints', { hints: ['left'] }),
  broken('colour', { colour: 'red' }),
  broken('requires', requires({ allOf: [self] })),
  broken('requires.allOf', requires({ allOf: [] })),
  broken('requires.allOf[0]', requires({ allOf: ['nowhere'] })),
  broken('requires.nOf.n', requires({ nOf: { n: 9, clues: [self] } })),
];

const loot = (change: object) => ({ loot: change });

/** What may be wrong with one chest, by the path within it. */
export const chestBreaks: readonly Break[] = [
  broken('chestId', { chestId: '' }),
  broken('clueId', { clueId: 'nowhere' }),
  broken('supply', { supply: 0 }),
  broken('supply', { supply: 1e8 }),
  broken('supply', { supply: '3' }),
  broken('loot', { loot: undefined }),
  broken('loot.guaranteed[0].amount', loot({ guaranteed: [{ currency: 'coin', amount: -1 }] })),
  broken('loot.weighted[0].weight', loot({ weighted: [{ weight: 0, sku: 'key' }] })),
  broken('loot.weighted[0].segment', loot({ weighted: [{ weight: 1, sku: 'key', segment: 'new' }] })),
  broken('loot.consolation', loot({ consolation: {} })),
  broken('points', { points: 1 }),
];

/** What may be wrong with a hunt as a whole, each at a field of its own. */
export const huntBreaks: readonly Break[] = [
  broken('huntId', { huntId: '..' }),
  broken('version', { version: 0 }),
  broken('title', { title: 'x'.repeat(2_001) }),
  broken('difficulty', { difficulty: 9 }),
  broken('opens.local', { opens: { local: '2026-02-30T02:00', zone: 'Europe/Paris' } }),
  broken('closes.zone', { closes: { local: '2026-12-02T02:00', zone: '__proto__' } }),
  broken('discovery.maxGapS', { discovery: { maxGapS: -1 } }),
  broken('audience', { audience: {} }),
  broken('colour', { colour: 'red' }),
];
