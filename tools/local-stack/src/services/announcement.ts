/** What a service says about itself on its log when it is ready. */
export interface Announcement {
  service: string;
  instance: string;
  healthUrl: string;
  metricsUrl: string;
  httpUrl?: string;
}

const parsed = (line: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};

const linesWith = (log: string, text: string): Record<string, unknown>[] =>
  log
    .split('\n')
    .filter((line) => line.includes(text))
    .map(parsed)
    .filter((line) => line !== undefined);

/** What the service waits for: a Kafka or a MongoDB that is away, in its own words. */
export const waitsIn = (log: string): readonly string[] => {
  const reasons = linesWith(log, 'is not ready for work').at(-1)?.['reasons'];
  return Array.isArray(reasons) ? reasons.map(String).filter((reason) => reason.includes(' is away')) : [];
};

/** What the service has said of variables that it does not read. */
export const unreadIn = (log: string): readonly string[] =>
  linesWith(log, 'is not a setting').map(({ msg }) => String(msg));

/** The announcement in a log, `{"msg":"ready","service":…,"healthUrl":…}` on a line of its own; undefined where there is none yet. */
export const findAnnouncement = (log: string): Announcement | undefined => {
  const ready = linesWith(log, '"ready"').find(
    ({ msg, healthUrl }) => msg === 'ready' && typeof healthUrl === 'string',
  );
  return ready as unknown as Announcement | undefined;
};
