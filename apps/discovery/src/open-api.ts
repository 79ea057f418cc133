import { operatorApi } from '@treasure-hunt/service/open-api';

/** What discovery can be asked over HTTP. */
export const openApi = operatorApi('discovery');
