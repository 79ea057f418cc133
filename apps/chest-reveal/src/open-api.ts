import { operatorApi } from '@treasure-hunt/service/open-api';

/** What chest-reveal can be asked over HTTP. */
export const openApi = operatorApi('chest-reveal');
