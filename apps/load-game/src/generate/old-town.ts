/** A place of the old town of Paris, in degrees (WGS 84). */
export interface Landmark {
  readonly lat: number;
  readonly lon: number;
}

/** Public places, and bridges, because nobody walks on the Seine. */
export const landmarks = {
  'notre-dame': { lat: 48.85325, lon: 2.34905 },
  'petit-pont': { lat: 48.85343, lon: 2.34695 },
  'shakespeare-and-company': { lat: 48.85258, lon: 2.34707 },
  'place-saint-michel': { lat: 48.85325, lon: 2.34385 },
  'sainte-chapelle': { lat: 48.85528, lon: 2.34558 },
  'pont-neuf': { lat: 48.85711, lon: 2.3414 },
  'pont-au-change': { lat: 48.85655, lon: 2.34668 },
  'tour-saint-jacques': { lat: 48.85798, lon: 2.34888 },
  'hotel-de-ville': { lat: 48.85655, lon: 2.35125 },
  'pont-arcole': { lat: 48.8555, lon: 2.35085 },
  'centre-pompidou': { lat: 48.86053, lon: 2.3513 },
  'fontaine-des-innocents': { lat: 48.8606, lon: 2.34795 },
  'saint-eustache': { lat: 48.8631, lon: 2.34525 },
  'cour-carree': { lat: 48.86035, lon: 2.33855 },
  'pont-des-arts': { lat: 48.85835, lon: 2.33755 },
} as const satisfies Record<string, Landmark>;

export type LandmarkName = keyof typeof landmarks;

/** Between which of them one walks; each way leads in both directions. */
const ways: readonly (readonly [LandmarkName, LandmarkName])[] = [
  ['notre-dame', 'petit-pont'],
  ['notre-dame', 'pont-arcole'],
  ['notre-dame', 'sainte-chapelle'],
  ['petit-pont', 'shakespeare-and-company'],
  ['petit-pont', 'place-saint-michel'],
  ['place-saint-michel', 'sainte-chapelle'],
  ['place-saint-michel', 'pont-neuf'],
  ['sainte-chapelle', 'pont-neuf'],
  ['sainte-chapelle', 'pont-au-change'],
  ['pont-au-change', 'tour-saint-jacques'],
  ['pont-arcole', 'hotel-de-ville'],
  ['hotel-de-ville', 'tour-saint-jacques'],
  ['hotel-de-ville', 'centre-pompidou'],
  ['tour-saint-jacques', 'fontaine-des-innocents'],
  ['centre-pompidou', 'fontaine-des-innocents'],
  ['fontaine-des-innocents', 'saint-eustache'],
  ['fontaine-des-innocents', 'pont-neuf'],
  ['saint-eustache', 'cour-carree'],
  ['cour-carree', 'pont-des-arts'],
  ['cour-carree', 'pont-neuf'],
  ['pont-des-arts', 'pont-neuf'],
];

/** Where one can go from a landmark. */
export const neighboursOf = (name: LandmarkName): readonly LandmarkName[] =>
  ways.flatMap(([a, b]) => (a === name ? [b] : b === name ? [a] : []));
