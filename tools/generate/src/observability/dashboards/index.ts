import { huntOverview } from './hunt-overview.js';
import { kafkaAndShards } from './kafka-and-shards.js';
import { dashboardJson, type Dashboard } from './panel.js';
import { service } from './service.js';
import { sloDashboard } from './slo.js';

export const dashboards: Readonly<Record<string, Dashboard>> = {
  'hunt-overview': huntOverview,
  service,
  'kafka-and-shards': kafkaAndShards,
  slo: sloDashboard,
};

/** The dashboards as files that Grafana provisions. */
export const dashboardFiles = (): { readonly path: string; readonly text: string }[] =>
  Object.entries(dashboards).map(([name, dashboard]) => ({
    path: `deploy/observability/grafana/dashboards/${name}.json`,
    text: dashboardJson(dashboard),
  }));
