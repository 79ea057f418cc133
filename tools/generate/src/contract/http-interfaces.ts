import { declaredByApps } from '../declared-by-apps.js';
import type { HttpInterface } from './contract-files.js';

/** The OpenAPI document of every service under a folder (a URL that ends in `/`); `file` is where an app declares it. */
export const httpInterfaces = async (root: URL, file: string): Promise<HttpInterface[]> => {
  const declared = await declaredByApps<{ openApi: object }>(root, file);
  return declared.map(({ service, module }) => ({ service, document: module.openApi }));
};
