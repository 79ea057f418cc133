/** How fast a dead member is noticed: its partitions are with somebody else within 10 s. All in milliseconds. */
export const sessionTimeout = 6_000;
export const heartbeatInterval = 1_500;
export const rebalanceTimeout = 7_000;
/** A fetch waits this long for news; stop, resume and rejoin wait for the fetch. */
export const maxWaitTimeInMs = 250;
