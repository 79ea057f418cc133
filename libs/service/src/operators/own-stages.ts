import { stages, type FlowStage } from '@treasure-hunt/contracts';

/** The stages of this service by the full names of the topics that they read: it has one on a topic. */
export const OWN_STAGES = Symbol('OWN_STAGES');

export const ownStages = (service: string, prefix: string): ReadonlyMap<string, FlowStage> =>
  new Map(stages.filter((one) => one.service === service).map((one) => [prefix + one.reads.name, one]));
