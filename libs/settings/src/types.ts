import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A secret with the id that messages name it by. */
export interface NamedKey {
  readonly keyId: string;
  /** Hexadecimal. */
  readonly secret: string;
}

/** A list written with commas; blanks around its entries do not count. */
export const list = <Entry extends z.ZodType<unknown, string>>(entry: Entry) =>
  z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(entry).min(1));

/** A whole number within bounds, both included. */
export const wholeNumber = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(low).max(high));

/** A TCP port; 0 takes any that is free. */
export const port = wholeNumber(0, 65_535);

export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** `host:port`, the host an IPv6 address in brackets or anything without a colon. */
export const hostAndPort = z.string().regex(/^(\[[0-9a-f:.]+\]|[^:\s/]+):\d{1,5}$/i);

/** `id:secret`, the secret of at least 128 bits. */
const namedKey = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,32}:([0-9a-f]{2}){16,}$/i)
  .transform((text): NamedKey => {
    const [keyId = '', secret = ''] = text.split(':');
    return { keyId, secret };
  });

const idsDiffer = (keys: readonly NamedKey[]) => new Set(keys.map(({ keyId }) => keyId)).size === keys.length;

/** `id:secret,id:secret`, every id once. */
export const namedKeys = list(namedKey).refine(idsDiffer);

/** A secret that cannot be guessed: 16 characters or more, none of them blank. */
export const secretText = z.string().regex(/^\S{16,}$/);

/** How often something may happen: so often a second, and as many at once as have been saved up. */
export interface Rate {
  readonly perS: number;
  readonly burst: number;
}

/** `perS:burst`, both from 1 to 999999. */
export const rate = z
  .string()
  .regex(/^[1-9]\d{0,5}:[1-9]\d{0,5}$/)
  .transform((text): Rate => {
    const [perS = 1, burst = 1] = text.split(':').map(Number);
    return { perS, burst };
  });

const contentOf = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
};

/** What is allowed beside the text itself, as the end of a sentence. */
export const orFileAllowed = ', or file:/path of a file with it';

/** A text as it is, or `file:` and the path of a file where it stands: what is secret is mounted as a file by orchestrators. */
export const orFile = <Type extends z.ZodType<unknown, string>>(type: Type) =>
  z
    .string()
    .transform((text, context) => {
      if (!text.startsWith('file:')) return text;
      const file = text.slice('file:'.length);
      const content = contentOf(file);
      if (content !== undefined) return content;
      context.addIssue({ code: 'custom', message: `${file} cannot be read.`, params: { isSaid: true } });
      return z.NEVER;
    })
    .pipe(type);

const isCertificate = (pem: string): boolean => {
  try {
    return Boolean(new X509Certificate(pem));
  } catch {
    return false;
  }
};

/** The path of a file of certificates (PEM); the value is what the file says. */
export const certificates = z
  .string()
  .transform((path) => contentOf(path) ?? '')
  .refine(isCertificate);
