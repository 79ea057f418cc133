import kafkajs from 'kafkajs';
import type { PartitionAssigner } from 'kafkajs';
import { assignPartitions, type Member } from './rendezvous.js';

const { MemberAssignment, MemberMetadata } = kafkajs.AssignerProtocol;

/** All members of a group name it when they join, whichever client they are on. */
export const protocolName = 'rendezvous';
const version = 1;

const memberOf = ({ memberId, memberMetadata }: { memberId: string; memberMetadata: Buffer }): Member => ({
  id: memberId,
  name: MemberMetadata.decode(memberMetadata)?.userData.toString() || memberId,
});

/** kafkajs's hook for `assignPartitions`; members tell each other their names in the metadata they join with. */
export const rendezvousAssigner =
  (instance: string): PartitionAssigner =>
  ({ cluster }) => ({
    name: protocolName,
    version,
    protocol: ({ topics }) => ({
      name: protocolName,
      metadata: MemberMetadata.encode({ version, topics, userData: Buffer.from(instance) }),
    }),
    assign: ({ members, topics }) => {
      const named = members.map(memberOf);
      const perTopic = topics.map((topic) => {
        const partitions = cluster.findTopicPartitionMetadata(topic).map(({ partitionId }) => partitionId);
        return { topic, assigned: assignPartitions(named, topic, partitions) };
      });
      const assignmentOf = (id: string): Record<string, number[]> =>
        Object.fromEntries(perTopic.map(({ topic, assigned }) => [topic, [...(assigned.get(id) ?? [])]]));
      return Promise.resolve(
        named.map(({ id }) => ({
          memberId: id,
          memberAssignment: MemberAssignment.encode({
            version,
            assignment: assignmentOf(id),
            userData: Buffer.alloc(0),
          }),
        })),
      );
    },
  });
