/** What the environment tells a process of a contender. @throws where it says nothing */
export const told = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set.`);
  return value;
};
