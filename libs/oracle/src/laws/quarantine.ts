import { playerActivity, quarantine, quarantineHeader, solutionAttempts } from '@treasure-hunt/contracts';
import type { History } from '../history.js';
import { readings } from '../outer.js';
import type { Finding } from '../violation.js';

/** Of what comes from outside, exactly what is not in good form is in quarantine. */
export const badInputIsQuarantined = (history: History): Finding[] => {
  const refused = new Set(history.partitions(quarantine).flatMap((records) => records.map(whereFrom)));
  return [playerActivity, solutionAttempts].flatMap((topic) =>
    readings(history.observed, topic).flatMap(({ at, reading }): Finding[] => {
      const isBad = reading.is === 'refused';
      if (isBad === refused.has(at) || (isBad && !history.isAtRest)) return [];
      return [
        { what: isBad ? 'Bad input is not in quarantine.' : 'Good input is in quarantine.', records: [at] },
      ];
    }),
  );
};

const whereFrom = ({ headers }: { readonly headers: Readonly<Record<string, string>> }): string =>
  [quarantineHeader.topic, quarantineHeader.partition, quarantineHeader.offset]
    .map((name) => headers[name])
    .join('/');
