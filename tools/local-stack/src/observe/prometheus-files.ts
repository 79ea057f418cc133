import { join } from 'node:path';

import { workspaceRoot } from '../layout.js';
import type { Stack } from '../stack/stack-file.js';

const rules = join(workspaceRoot, 'deploy/observability/prometheus/*.rules.yml');

/** The configuration of a local Prometheus: often enough to see a hunt of half a minute, with the rules that are deployed. */
export const prometheusConfig = (targetsFile: string): string => `# Written at each start.
global:
  scrape_interval: 1s
  evaluation_interval: 5s
rule_files:
  - ${JSON.stringify(rules)}
scrape_configs:
  - job_name: treasure-hunt
    file_sd_configs:
      - files: [${JSON.stringify(targetsFile)}]
        refresh_interval: 5s
`;

/** Whom it asks: every process that the stack lists, under the name of its service. */
export const targetsOf = ({ services }: Stack): string =>
  JSON.stringify(
    Object.entries(services).map(([job, processes]) => ({
      targets: processes.map(({ metricsUrl }) => new URL(metricsUrl).host),
      labels: { job },
    })),
  );
