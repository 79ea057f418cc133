import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** Fields that hold an answer or a secret wherever they turn up. */
const secretFields = [
  'answer',
  'answers',
  'apiKey',
  'apiKeys',
  'answerKeys',
  'authorApiKeys',
  'authorization',
  'cookie',
  'gatewayApiKeys',
  'huntSecrets',
  'operatorApiKeys',
  'password',
  'secret',
  'secrets',
  'token',
  'tokenSecrets',
  'mongodbUri',
];

const depths = ['', '*.', '*.*.', '*.*.*.'];
const secretPaths = depths.flatMap((depth) => [
  ...secretFields.map((field) => depth + field),
  `${depth}["x-api-key"]`.replace('.[', '['),
]);

/** Who logs, and from which level on. */
export interface LogOptions {
  readonly service: string;
  readonly instance: string;
  readonly level: LogLevel;
}

/**
 * The log of a process: one JSON line each, written at once. Answers, keys and secrets are masked by the name of their
 * field; what is inside a sentence is not.
 */
export const createLog = (
  options: LogOptions,
  to: DestinationStream = pino.destination({ fd: 1, sync: true }),
): Log =>
  pino(
    {
      level: options.level,
      base: { service: options.service, instance: options.instance, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: stdSerializers.err, error: stdSerializers.err },
      redact: { paths: secretPaths, censor: '****' },
    },
    to,
  );
