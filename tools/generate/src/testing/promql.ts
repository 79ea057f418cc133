import { parser } from '@prometheus-io/lezer-promql';

/** The names of all metrics in an expression. Throws where it is no PromQL. */
export const metricsIn = (expression: string): string[] => {
  // What Grafana fills in.
  const filledIn = expression.replaceAll('$__rate_interval', '1m');
  const names: string[] = [];
  parser.parse(filledIn).iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) throw new Error(`This is no PromQL: ${expression}`);
      if (type.name === 'VectorSelector') names.push(/^[\w:]+/.exec(filledIn.slice(from, to))?.[0] ?? '');
    },
  });
  return names;
};
