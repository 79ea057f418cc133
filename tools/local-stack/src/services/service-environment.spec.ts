import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../layout.js';
import { findAnnouncement } from './announcement.js';
import { serviceEnvironment } from './service-environment.js';

const around = {
  kafkaBrokers: '127.0.0.1:9092',
  mongodbUri: 'mongodb://127.0.0.1:27017/?replicaSet=rs0',
  httpPorts: { gateway: 8080, 'hunt-catalog': 8081 },
};
const first = (service: 'gateway' | 'discovery', ordinal = 1) => ({
  service,
  ordinal,
  instance: `${service}-${ordinal}`,
});

describe('the environment of a service', () => {
  it('names the backends and the secrets, with defaults for the rest', () => {
    const env = serviceEnvironment(first('discovery'), around, {});
    expect(env).toMatchObject({
      KAFKA_BROKERS: around.kafkaBrokers,
      MONGODB_URI: around.mongodbUri,
      INSTANCE: 'discovery-1',
      TOPIC_PREFIX: '',
      PARTITIONS: '8',
      HEALTH_PORT: '0',
    });
    expect(env['HUNT_SECRETS']).toMatch(/^s1:[0-9a-f]{64}$/);
    expect(env['ANSWER_KEYS']).toMatch(/^k1:[0-9a-f]{64}$/);
    expect(env['TOKEN_SECRET']).toMatch(/^[0-9a-f]{64}$/);
  });

  it('keeps what the caller sets for topics, and never what names other backends', () => {
    const env = serviceEnvironment(first('discovery'), around, {
      PARTITIONS: '64',
      KAFKA_BROKERS: 'elsewhere:9092',
    });
    expect(env).toMatchObject({ PARTITIONS: '64', KAFKA_BROKERS: around.kafkaBrokers });
  });

  it('gives the known HTTP port to the first instance only', () => {
    expect(serviceEnvironment(first('gateway'), around, {})['HTTP_PORT']).toBe('8080');
    expect(serviceEnvironment(first('gateway', 2), around, {})['HTTP_PORT']).toBe('0');
    expect(serviceEnvironment(first('discovery'), around, {})['HTTP_PORT']).toBe('0');
  });
});

describe('the memory of a service', () => {
  const optionsOf = (own: NodeJS.ProcessEnv, told: NodeJS.ProcessEnv = {}) =>
    serviceEnvironment(first('discovery'), { ...around, environmentOf: () => told }, own)['NODE_OPTIONS'];

  it('is bounded here as in its image', () => {
    const image = readFileSync(join(workspaceRoot, 'deploy/Dockerfile'), 'utf8');
    expect(/NODE_OPTIONS="(.+?)"/.exec(image)?.[1]).toBe(optionsOf({}));
  });

  it('is bounded otherwise where the caller says so', () =>
    expect(optionsOf({ NODE_OPTIONS: '--max-old-space-size=4096' })).toMatch(/ --max-old-space-size=4096$/));

  it('is bounded where a service is told more', () =>
    expect(optionsOf({}, { NODE_OPTIONS: '--trace-gc' })).toBe(`${optionsOf({})} --trace-gc`));
});

describe('the announcement of a service', () => {
  const ready =
    '{"level":30,"msg":"ready","service":"discovery","instance":"discovery-1","healthUrl":"http://127.0.0.1:4","metricsUrl":"http://127.0.0.1:4/metrics"}';

  it('is found among other lines', () => {
    const log = `not json "ready"\n{"msg":"settings"}\n${ready}\n{"msg":"more"}\n`;
    expect(findAnnouncement(log)).toMatchObject({ service: 'discovery', healthUrl: 'http://127.0.0.1:4' });
  });

  it('is not there before its line is whole', () => {
    expect(findAnnouncement(ready.slice(0, -5))).toBeUndefined();
    expect(findAnnouncement('{"msg":"not ready yet"}\n')).toBeUndefined();
  });
});
