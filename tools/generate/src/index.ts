export { acls, type Acl } from './acls-file.js';
export { flowPage } from './flow-page.js';
export { staleFiles, write, type Generated } from './generated.js';
export { picture } from './picture.js';
export { withPicture } from './readme.js';
export { serviceSettings, type ServiceSettings, type ShownSetting } from './service-settings.js';
export { withSettings } from './settings-table.js';
export { topicsFile } from './topics-file.js';
