import { createHash } from 'node:crypto';

/** A member of a group: `id` is Kafka's and changes with each start, `name` is its instance's and does not. */
export interface Member {
  readonly id: string;
  readonly name: string;
}

interface Claim {
  readonly member: Member;
  readonly partition: number;
  readonly score: number;
}

/** 48 bits of a hash: how much this member wants this partition. */
const scoreOf = (name: string, topic: string, partition: number): number =>
  createHash('sha256').update(`${name}\n${topic}\n${partition}`).digest().readUIntBE(0, 6);

/** Highest score first; members that go by one name are told apart by their ids. */
const byScore = (a: Claim, b: Claim): number =>
  b.score - a.score || a.partition - b.partition || (a.member.id < b.member.id ? -1 : 1);

const claimsOn = (members: readonly Member[], topic: string, partitions: readonly number[]): Claim[] =>
  members
    .flatMap((member) =>
      partitions.map((partition) => ({ member, partition, score: scoreOf(member.name, topic, partition) })),
    )
    .sort(byScore);

/**
 * Who reads which partition of a topic, by member id: rendezvous hashing (Thaler and Ravishankar, 1998) of the members' names,
 * with quotas. Everybody gets the same number of partitions, or one more while some are left over, and a partition stays where it is
 * unless its member leaves or a quota changes. Depends on nothing but its arguments, and not on their order.
 */
export const assignPartitions = (
  members: readonly Member[],
  topic: string,
  partitions: readonly number[],
): ReadonlyMap<string, readonly number[]> => {
  const assigned = new Map<string, number[]>(members.map(({ id }) => [id, []]));
  const quota = Math.floor(partitions.length / members.length);
  let extras = partitions.length % members.length;
  const taken = new Set<number>();
  for (const { member, partition } of claimsOn(members, topic, partitions)) {
    const mine = assigned.get(member.id);
    const limit = extras > 0 ? quota + 1 : quota;
    if (!mine || taken.has(partition) || mine.length >= limit) continue;
    if (mine.length === quota) extras -= 1;
    mine.push(partition);
    taken.add(partition);
  }
  for (const mine of assigned.values()) mine.sort((a, b) => a - b);
  return assigned;
};
