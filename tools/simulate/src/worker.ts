import { parentPort } from 'node:worker_threads';
import { judged } from '@treasure-hunt/hunt-simulation';

/** Plays the seeds that it is told, one after the other, and answers each with its verdict. */
parentPort?.on('message', (seed: number) => {
  void judged({ seed }).then((verdict) => parentPort?.postMessage(verdict));
});
