import { isIPv6 } from 'node:net';

const anywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/** Where a server that listens on an address is reached from this machine. */
export const urlOf = (address: string, port: number): string => {
  const host = anywhere[address] ?? address;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
};
