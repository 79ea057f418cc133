export { Deployment, type ReadRecord } from './deployment.js';
export { describedRoutes, registeredRoutes } from './routes.js';
