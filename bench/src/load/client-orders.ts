/** What the clients of the gateway are told to do, one after the other; each order is answered. */
export type ClientOrder =
  /** Opens the feeds of so many players, and leaves them open. */
  | { readonly kind: 'open'; readonly feeds: number }
  /** How many facts all feeds have been told. */
  | { readonly kind: 'facts' }
  | { readonly kind: 'views'; readonly perS: number; readonly seconds: number }
  /** Requests with so many events each. */
  | { readonly kind: 'events'; readonly perS: number; readonly seconds: number; readonly each: number };

/** What became of requests; times in milliseconds, from when each was due. */
export interface Requests {
  readonly sent: number;
  readonly failed: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export type ClientReport =
  | { readonly kind: 'opened' }
  | { readonly kind: 'facts'; readonly facts: number }
  | { readonly kind: 'requests'; readonly requests: Requests }
  | { readonly kind: 'failed'; readonly reason: string };
