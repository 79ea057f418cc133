export { flowPage } from './flow-page.js';
export { staleFiles, write, type Generated } from './generated.js';
export { picture } from './picture.js';
export { withPicture } from './readme.js';
