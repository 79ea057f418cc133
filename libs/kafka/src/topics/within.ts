import { LogLost } from '@treasure-hunt/shards';
import type { Bounds } from '@treasure-hunt/shards';

/** What is wrong when the next offset to be read is not within the log any more. */
export const lostLog = (lane: string, next: number, { low, high }: Bounds): LogLost | undefined => {
  if (next < low)
    return new LogLost(
      `Records of ${lane} from offset ${next} to ${low - 1} were deleted before they were read.`,
    );
  if (next > high)
    return new LogLost(`${lane} ends at offset ${high}, but had been read up to ${next}: it is another log.`);
  return undefined;
};
