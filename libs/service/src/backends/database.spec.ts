import { buckets } from '@treasure-hunt/contracts';
import { kafkaSettings, readSettings } from '@treasure-hunt/settings';
import { databaseName } from '@treasure-hunt/persistence';

it('keeps the databases of services and of deployments apart', () => {
  expect(databaseName('', 'clue-solving')).toBe('clue-solving');
  expect(databaseName('game.1-', 'rewards')).toBe('game-1-rewards');
  expect(databaseName('x'.repeat(100), 'rewards')).toMatch(/^x{56}rewards$/);
});

it('takes exactly the partition counts that the buckets of documents can be divided by', () => {
  const isTaken = (count: number): boolean => {
    try {
      readSettings(kafkaSettings, { KAFKA_BROKERS: 'one:9092', PARTITIONS: String(count) });
      return true;
    } catch {
      return false;
    }
  };
  const taken = Array.from({ length: buckets + 1 }, (_, count) => count).filter(isTaken);
  expect(taken).toEqual(
    Array.from({ length: buckets }, (_, n) => n + 1).filter((count) => buckets % count === 0),
  );
});
