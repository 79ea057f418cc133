import { History } from './history.js';
import { laws } from './laws.js';
import type { Observed } from './observed.js';
import type { Violation } from './violation.js';

/** Every violation of every law, law by law; empty where all is well. */
export const judge = (observed: Observed): Violation[] => {
  const history = new History(observed);
  return laws.flatMap(({ name, findings }) =>
    findings(history).map((finding) => ({ law: name, ...finding })),
  );
};
