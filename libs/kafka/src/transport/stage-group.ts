/** The consumer group of a stage, behind the prefix of its deployment. */
export const stageGroup = (stage: string): string => `hunt.${stage}`;
