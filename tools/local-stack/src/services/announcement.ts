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

/** The announcement in a log, `{"msg":"ready","service":…,"healthUrl":…}` on a line of its own; undefined where there is none yet. */
export const findAnnouncement = (log: string): Announcement | undefined => {
  const lines = log.split('\n').filter((line) => line.includes('"ready"'));
  const ready = lines
    .map(parsed)
    .find((line) => line?.['msg'] === 'ready' && typeof line['healthUrl'] === 'string');
  return ready as Announcement | undefined;
};
