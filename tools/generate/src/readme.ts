import { mermaid } from './markdown.js';
import { picture } from './picture.js';

const betweenMarkers = /(<!-- flow -->\n)[\s\S]*?(<!-- \/flow -->)/;

/** The README with today's picture between `<!-- flow -->` and `<!-- /flow -->`; unchanged where it has no such markers. */
export const withPicture = (readme: string): string =>
  readme.replace(
    betweenMarkers,
    (_, open: string, close: string) => `${open}\n${mermaid(picture())}\n\n${close}`,
  );
