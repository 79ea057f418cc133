import { operatorApi } from '@treasure-hunt/service/open-api';

/** What rewards can be asked over HTTP. */
export const openApi = operatorApi('rewards');
