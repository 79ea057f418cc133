/** An environment variable that tests on real backends cannot do without. */
export const needed = (name: string): string => {
  const found = process.env[name];
  if (!found) throw new Error(`${name} is not set: these tests need a real Kafka and a real MongoDB.`);
  return found;
};
