/** One database for each service, and for each deployment on a cluster, as with topics. */
export const databaseName = (prefix: string, service: string): string =>
  `${prefix}${service}`.replaceAll(/[^A-Za-z0-9_-]/g, '-').slice(-63);
