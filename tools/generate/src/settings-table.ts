import { code, table } from './markdown.js';
import type { ServiceSettings, ShownSetting } from './service-settings.js';

/** Its default is another one at every start. */
const madeUp = 'INSTANCE';

const defaultOf = ({ name, fallback, optional }: ShownSetting): string => {
  if (name === madeUp) return 'made up at each start';
  if (fallback !== undefined) return fallback === '' ? 'empty' : code(fallback);
  return optional ? '–' : 'must be set';
};

const escaped = (text: string): string => text.replaceAll('|', '\\|');

/** Every environment variable once, with the services that read it. */
export const settingsTable = (services: readonly ServiceSettings[]): string => {
  const settings = new Map(services.flatMap((one) => one.settings.map((shown) => [shown.name, shown])));
  const readersOf = (name: string): string => {
    const readers = services.filter((one) => one.settings.some((shown) => shown.name === name));
    return readers.length === services.length ? 'all' : readers.map(({ service }) => service).join(', ');
  };
  return table(
    ['variable', 'read by', 'default', 'allowed', 'what it is'],
    [...settings.values()].map((shown) => [
      code(shown.name),
      readersOf(shown.name),
      defaultOf(shown),
      escaped(shown.allowed),
      escaped(shown.description),
    ]),
  );
};

const betweenMarkers = /(<!-- settings -->\n)[\s\S]*?(<!-- \/settings -->)/;

/** `deploy/README.md` with today's settings between `<!-- settings -->` and `<!-- /settings -->`. */
export const withSettings = (readme: string, services: readonly ServiceSettings[]): string =>
  readme.replace(
    betweenMarkers,
    (_, open: string, close: string) => `${open}\n${settingsTable(services)}\n\n${close}`,
  );
