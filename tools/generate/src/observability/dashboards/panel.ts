/** What a panel shows: one line or number for each series of each query. */
export interface Panel {
  readonly title: string;
  readonly kind?: 'timeseries' | 'stat';
  /** Grafana's id of a unit: `s`, `short`, `percentunit`, `ops`, `bytes`. */
  readonly unit: string;
  /** PromQL by the legend of its series. */
  readonly queries: Readonly<Record<string, string>>;
  /** From where on a value is bad. */
  readonly limit?: number;
  /** Of the grid's 24 columns; 8 if left out. */
  readonly width?: number;
}

/** Rows of panels with a title each. */
export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  /** Chosen by whoever looks: the name of a variable and the metric and label that its values are taken from. */
  readonly variables?: readonly { readonly name: string; readonly metric: string; readonly label: string }[];
  readonly rows: Readonly<Record<string, readonly Panel[]>>;
}

const datasource = { type: 'prometheus', uid: '${datasource}' };
const columns = 24;
const heightOf = ({ kind }: Panel): number => (kind === 'stat' ? 4 : 8);

const thresholds = ({ limit }: Panel) => ({
  mode: 'absolute',
  steps: [{ color: 'green', value: null }, ...(limit === undefined ? [] : [{ color: 'red', value: limit }])],
});

const panelJson = (panel: Panel, place: object) => ({
  type: panel.kind ?? 'timeseries',
  title: panel.title,
  datasource,
  gridPos: place,
  fieldConfig: {
    defaults: {
      unit: panel.unit,
      min: 0,
      thresholds: thresholds(panel),
      custom: panel.limit === undefined ? {} : { thresholdsStyle: { mode: 'line' } },
    },
    overrides: [],
  },
  options:
    panel.kind === 'stat' ? { reduceOptions: { calcs: ['lastNotNull'] } } : { tooltip: { mode: 'multi' } },
  targets: Object.entries(panel.queries).map(([legendFormat, expr], n) => ({
    refId: String.fromCharCode('A'.charCodeAt(0) + n),
    datasource,
    expr,
    legendFormat,
  })),
});

/** Panels from left to right, wrapped where the grid ends. */
const laidOut = (panels: readonly Panel[], top: number) => {
  let [x, y, tallest] = [0, top, 0];
  const placed = panels.map((panel) => {
    const { width: w = 8 } = panel;
    if (x + w > columns) [x, y, tallest] = [0, y + tallest, 0];
    const place = { h: heightOf(panel), w, x, y };
    [x, tallest] = [x + w, Math.max(tallest, place.h)];
    return panelJson(panel, place);
  });
  return { placed, bottom: y + tallest };
};

const allPanels = ({ rows }: Dashboard): object[] => {
  let top = 0;
  return Object.entries(rows).flatMap(([title, panels]) => {
    const row = {
      type: 'row',
      title,
      collapsed: false,
      gridPos: { h: 1, w: columns, x: 0, y: top },
      panels: [],
    };
    const { placed, bottom } = laidOut(panels, top + 1);
    top = bottom;
    return [row, ...placed];
  });
};

const variablesOf = ({ variables = [] }: Dashboard) => [
  { name: 'datasource', type: 'datasource', query: 'prometheus', label: 'Data source' },
  ...variables.map(({ name, metric, label }) => ({
    name,
    type: 'query',
    datasource,
    query: { query: `label_values(${metric}, ${label})`, refId: name },
    refresh: 2,
    includeAll: true,
    multi: true,
    allValue: '.*',
    current: { text: 'All', value: '$__all' },
  })),
];

/** A dashboard as Grafana provisions it from a file. */
export const dashboardJson = (dashboard: Dashboard): string => {
  const { uid, title, description } = dashboard;
  const panels = allPanels(dashboard).map((panel, n) => ({ id: n + 1, ...panel }));
  return `${JSON.stringify(
    {
      uid,
      title,
      description,
      tags: ['treasure-hunt'],
      timezone: 'browser',
      schemaVersion: 39,
      refresh: '10s',
      time: { from: 'now-1h', to: 'now' },
      templating: { list: variablesOf(dashboard) },
      panels,
    },
    null,
    2,
  )}\n`;
};

/** The value below which a share of what a histogram saw lies, by some labels. */
export const quantile = (share: number, histogram: string, by = ''): string => {
  const labels = by === '' ? 'le' : `le, ${by}`;
  return `histogram_quantile(${share}, sum by (${labels}) (rate(${histogram}_bucket[$__rate_interval])))`;
};

/** How often something happens in a second, by some labels. */
export const rate = (counter: string, by = ''): string =>
  `sum${by === '' ? '' : ` by (${by})`} (rate(${counter}[$__rate_interval]))`;
