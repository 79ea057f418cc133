const hidden = '****';

/** Hides all of a secret. */
export const hideAll = (): string => hidden;

/** Hides the secrets of `id:secret,id:secret` and shows the ids. Entries without an id are hidden as a whole. */
export const hideKeys = (text: string): string =>
  text
    .split(',')
    .map((entry) => (entry.includes(':') ? `${entry.slice(0, entry.indexOf(':')).trim()}:${hidden}` : hidden))
    .join(',');

const secretOptions = /([?&][^=&]*(?:password|properties)=)[^&]*/gi;

/** Hides who signs in, and any secret option, of a connection string. */
export const hideCredentials = (uri: string): string => {
  const end = uri.lastIndexOf('@');
  const scheme = /^[a-z+]+:\/\//i.exec(uri)?.[0] ?? '';
  const shown = end < 0 ? uri : `${scheme}${hidden}${uri.slice(end)}`;
  return shown.replace(secretOptions, `$1${hidden}`);
};
