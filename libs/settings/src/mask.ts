const hidden = '****';

/** Hides all of a secret. */
export const hideAll = (): string => hidden;

/** Hides the secrets of `id:secret,id:secret` and shows the ids. Entries without an id are hidden as a whole. */
export const hideKeys = (text: string): string =>
  text
    .split(',')
    .map((entry) => (entry.includes(':') ? `${entry.slice(0, entry.indexOf(':')).trim()}:${hidden}` : hidden))
    .join(',');

const each = (text: string, show: (entry: string) => string): string =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .map((entry) => (entry.startsWith('file:') ? entry : show(entry)))
    .join(',');

/** Hides the entries of a list, and shows where files are. */
export const hideLines = (text: string): string => each(text, hideAll);

/** As `hideLines`; of `name:sha256:hash` the name is shown. */
export const hideApiKeys = (text: string): string =>
  each(text, (entry) => entry.replace(/(?<=^[A-Za-z0-9._-]*:)sha256:.*$|^(?![^:]*:sha256:).*$/, hidden));

const secretOptions = /([?&][^=&]*(?:password|properties)=)[^&]*/gi;

/** Hides who signs in, and any secret option, of a connection string. */
export const hideCredentials = (uri: string): string => {
  const end = uri.lastIndexOf('@');
  const scheme = /^[a-z+]+:\/\//i.exec(uri)?.[0] ?? '';
  const shown = end < 0 ? uri : `${scheme}${hidden}${uri.slice(end)}`;
  return shown.replace(secretOptions, `$1${hidden}`);
};
