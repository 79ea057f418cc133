import { type Command, supervise } from './supervise.js';

/** Runs a long command under supervision, at most `timeoutMs`: whether it ended with 0. @throws StackFailure where there is no such command */
export const runToEnd = async (command: Command, timeoutMs: number): Promise<boolean> => {
  const running = await supervise({ graceMs: 1_000, ...command });
  const timer = setTimeout(() => void running.stop(), timeoutMs);
  const { code } = await running.ended;
  clearTimeout(timer);
  return code === 0;
};
