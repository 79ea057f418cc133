import { readStackFile } from '@treasure-hunt/local-stack';
import { kafkaSettings, mongodbSettings, type SettingsOf } from '@treasure-hunt/settings';

/** Where Kafka and MongoDB are. */
export const settings = { ...kafkaSettings, ...mongodbSettings };
export type Sources = SettingsOf<typeof settings>;

/** Where the local stack shows its traces, if it has been told to. */
export const viewerOf = async (stackFile: string): Promise<string | undefined> => {
  const endpoint = (await readStackFile(stackFile))?.telemetry?.['OTEL_EXPORTER_ZIPKIN_ENDPOINT'];
  return endpoint === undefined ? undefined : new URL(endpoint).origin;
};
