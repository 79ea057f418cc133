import { playerFeed, stages, topics, type Topic } from '@treasure-hunt/contracts';
import { outputsOf, outsideWriters, readersOf, writersOf, type Writer } from './writers.js';

/** Letters and digits only: what Mermaid takes as the id of a node. */
const nodeOf = (name: string): string => name.replace(/[^A-Za-z0-9]+/g, '_');

const topicNode = ({ name }: Topic): string => `${nodeOf(name)}[/"${name}"/]`;
const isDrawn = (topic: Topic): boolean => writersOf(topic).length > 0;

const services = (): string[] =>
  [...new Set(stages.map(({ service }) => service))].flatMap((service) => [
    `  subgraph service_${nodeOf(service)}["${service}"]`,
    ...stages
      .filter((stage) => stage.service === service)
      .map(({ name }) => `    stage_${nodeOf(name)}["${name}"]`),
    '  end',
  ]);

/** What goes to the feed too is drawn dotted, so that the line from crossing to reward stands out. */
const outputs = (node: string, writer: Writer): string[] =>
  outputsOf(writer).map(
    (topic) => `  ${node} ${topic === playerFeed ? '-.->' : '-->'} ${nodeOf(topic.name)}`,
  );

const inputs = (): string[] =>
  topics.flatMap((topic) =>
    readersOf(topic).map(({ name }) => `  ${nodeOf(topic.name)} --> stage_${nodeOf(name)}`),
  );

/** The flow as a Mermaid flowchart: who writes and reads which topic, and what each service runs. */
export const picture = (): string =>
  [
    'flowchart LR',
    ...outsideWriters.map(({ name }) => `  producer_${nodeOf(name)}(["${name}"])`),
    ...topics.filter(isDrawn).map((topic) => `  ${topicNode(topic)}`),
    ...services(),
    '  players(["players and game backends"])',
    ...outsideWriters.flatMap((producer) => outputs(`producer_${nodeOf(producer.name)}`, producer)),
    ...inputs(),
    ...stages.flatMap((stage) => outputs(`stage_${nodeOf(stage.name)}`, stage)),
    `  ${nodeOf(playerFeed.name)} --> players`,
  ].join('\n');
