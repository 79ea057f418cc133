/** One metric: OpenTelemetry name, kind, UCUM unit, what it tells, and the labels it may carry. */
export interface Signal {
  /** `observed`: a gauge that is asked for whenever metrics are shown, so that what is gone is not shown. */
  readonly kind: 'counter' | 'gauge' | 'observed' | 'histogram';
  readonly unit: string;
  readonly meaning: string;
  readonly labels: readonly string[];
  /** Upper bounds of a histogram's buckets. */
  readonly bounds?: readonly number[];
}

type Declared<Kind extends Signal['kind']> = Signal & { readonly kind: Kind };

const declare =
  <Kind extends Signal['kind']>(kind: Kind) =>
  (unit: string, meaning: string, labels: readonly string[] = []): Declared<Kind> => ({
    kind,
    unit,
    meaning,
    labels,
  });

export const counter = declare('counter');
export const gauge = declare('gauge');
export const observed = declare('observed');

/** What a histogram measures. */
export interface Measured {
  readonly unit: string;
  readonly bounds: readonly number[];
  readonly labels?: readonly string[];
}

export const histogram = (
  meaning: string,
  { unit, bounds, labels = [] }: Measured,
): Declared<'histogram'> => ({ kind: 'histogram', unit, meaning, labels, bounds });

/** The word behind a name that says the unit, as OpenTelemetry's rules for Prometheus have it; others have none. */
const unitWords: Readonly<Record<string, string>> = { s: 'seconds', By: 'bytes' };

/** The name as Prometheus shows it, without what it puts behind the names of counters and histograms. */
export const familyName = (name: string, unit: string): string =>
  [...name.split('.'), ...(unit in unitWords ? [unitWords[unit]] : [])].join('_');

/** Every name under which Prometheus keeps a signal. */
export const prometheusNames = (name: string, { kind, unit }: Signal): string[] => {
  const family = familyName(name, unit);
  switch (kind) {
    case 'counter':
      return [`${family}_total`];
    case 'gauge':
    case 'observed':
      return [family];
    case 'histogram':
      return ['bucket', 'sum', 'count'].map((part) => `${family}_${part}`);
  }
};
