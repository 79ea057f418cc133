import { rename, rm, writeFile } from 'node:fs/promises';

/** Replaces a file as a whole: a reader sees the old text or the new one, never a part. */
export const writeAtomically = async (file: string, text: string): Promise<void> => {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, text);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
};
