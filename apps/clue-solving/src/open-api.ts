import { operatorApi } from '@treasure-hunt/service/open-api';

/** What clue-solving can be asked over HTTP. */
export const openApi = operatorApi('clue-solving');
