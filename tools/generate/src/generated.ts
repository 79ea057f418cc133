import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { aclsFile } from './acls-file.js';
import { contractFiles, type HttpInterface } from './contract/contract-files.js';
import { decisionsPage } from './decisions-page.js';
import { flowPage } from './flow-page.js';
import { dashboardFiles } from './observability/dashboards/index.js';
import { signalsPage } from './observability/signals-page.js';
import { sloRules } from './observability/slo-rules.js';
import { withPicture } from './readme.js';
import type { ServiceSettings } from './service-settings.js';
import { withSettings } from './settings-table.js';
import { topicsFile } from './topics-file.js';

/** A file that is written from the contracts, the signals, the decisions and what the services say of themselves: what it says now, and what it should say. */
export interface Generated {
  readonly path: string;
  readonly now: string | undefined;
  readonly wanted: string;
}

/** What the services say of themselves. */
export interface Sources {
  readonly services: readonly ServiceSettings[];
  readonly interfaces: readonly HttpInterface[];
}

/** The files under a folder (a URL that ends in `/`) that do not say what the contracts and the services say. */
export const staleFiles = (root: URL, { services, interfaces }: Sources): Generated[] => {
  const whole = (path: string, wanted: string): Generated => ({
    path,
    now: textOf(new URL(path, root)),
    wanted,
  });
  const within = (path: string, change: (text: string) => string): Generated[] => {
    const now = textOf(new URL(path, root));
    return now === undefined ? [] : [{ path, now, wanted: change(now) }];
  };
  const files: Generated[] = [
    whole('docs/flow.md', flowPage()),
    whole('docs/signals.md', signalsPage()),
    whole('deploy/observability/prometheus/slo.rules.yml', sloRules()),
    ...dashboardFiles().map(({ path, text }) => whole(path, text)),
    whole('deploy/topics.json', topicsFile()),
    whole('deploy/acls.json', aclsFile()),
    ...contractFiles(interfaces).map(({ path, text }) => whole(path, text)),
    ...within('docs/decisions/README.md', () => decisionsPage(new URL('docs/decisions/', root))),
    ...within('README.md', withPicture),
    ...within('deploy/README.md', (text) => withSettings(text, services)),
  ];
  return files.filter(({ now, wanted }) => now !== wanted);
};

export const write = (root: URL, { path, wanted }: Generated): void => {
  const file = new URL(path, root);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, wanted);
};

const textOf = (file: URL): string | undefined => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);
