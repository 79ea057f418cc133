/** One partition of one topic: what Kafka orders, and what it acknowledges. */
export interface Lane {
  readonly topic: string;
  readonly partition: number;
}

/** The name of a lane, for maps: no topic has a slash in its name. */
export const laneOf = ({ topic, partition }: Lane): string => `${topic}/${partition}`;
