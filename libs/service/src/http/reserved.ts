import { Problem } from './problem.js';

/** What the contract reserves for later, as `METHOD path`. */
const reserved: readonly RegExp[] = [
  /^GET \/v1\/hunts\/[^/]+\/leaderboard$/,
  /^POST \/v1\/hunts:generate$/,
  /^GET \/v1\/hunts$/,
  /^POST \/v1\/hunts\/[^/]+:(pause|resume)$/,
];

/** A call that nobody takes yet is no typing error: it is refused as one that comes later. */
export const notYetIfReserved = (problem: Problem, call: string): Problem =>
  problem.status === 404 && reserved.some((pattern) => pattern.test(call))
    ? new Problem(501, { detail: 'not yet' })
    : problem;
