/** One partition of one topic: what Kafka orders, and what it acknowledges. */
export interface Lane {
  readonly topic: string;
  readonly partition: number;
}

/** A lane whose in-sync replicas have what was sent, and by which broker time, if the brokers say (milliseconds since 1970). */
export interface Acknowledgement extends Lane {
  readonly appendedAtMs?: number | undefined;
}

/** The name of a lane, for maps: no topic has a slash in its name. */
export const laneOf = ({ topic, partition }: Lane): string => `${topic}/${partition}`;
