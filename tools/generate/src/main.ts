import { staleFiles, write } from './generated.js';
import { serviceSettings } from './service-settings.js';

const root = new URL('../../../', import.meta.url);
const stale = staleFiles(root, await serviceSettings(root, 'dist/settings.js'));
const paths = stale.map(({ path }) => path).join(' and ');

if (stale.length === 0) console.log('What is written from the flow and the settings is up to date.');
else if (process.argv.includes('--check')) {
  console.error(
    `${paths} does not say what libs/contracts/src/flow.ts and the settings say: run npm run generate.`,
  );
  process.exitCode = 1;
} else {
  for (const file of stale) write(root, file);
  console.log(`Wrote ${paths}.`);
}
