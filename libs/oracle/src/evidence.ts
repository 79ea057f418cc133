import { header } from '@treasure-hunt/contracts';
import type { Observed } from './observed.js';
import type { Violation } from './violation.js';

/** What the records say that show some violations, by place: type, key and value. */
export const evidenceFor = ({ topics }: Observed, violations: readonly Violation[]): Record<string, string> =>
  Object.fromEntries(
    violations.flatMap(({ records }) =>
      records.map((place) => {
        const [topic = '', partition, offset] = place.split('/');
        const record = topics.get(topic)?.[Number(partition)]?.find((one) => one.offset === Number(offset));
        return [place, `${record?.headers[header.type] ?? 'no type'} of ${record?.key}: ${record?.value}`];
      }),
    ),
  );
