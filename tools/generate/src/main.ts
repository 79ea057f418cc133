import { httpInterfaces } from './contract/http-interfaces.js';
import { staleFiles, write } from './generated.js';
import { serviceSettings } from './service-settings.js';

const root = new URL('../../../', import.meta.url);
const stale = staleFiles(root, {
  services: await serviceSettings(root, 'dist/settings.js'),
  interfaces: await httpInterfaces(root, 'dist/open-api.js'),
});
const paths = stale.map(({ path }) => path).join(' and ');

if (stale.length === 0) console.log('What is written from the contracts and the services is up to date.');
else if (process.argv.includes('--check')) {
  console.error(`${paths} does not say what libs/contracts and the services say: run npm run generate.`);
  process.exitCode = 1;
} else {
  for (const file of stale) write(root, file);
  console.log(`Wrote ${paths}.`);
}
