export {
  operatorApi,
  operatorCredentials,
  operatorRoutes,
  operatorSchemas,
} from '../operators/operator-routes.js';
export { openApiOf } from './open-api.js';
export type { ProblemStatus } from './problems.js';
export type { Answer, Content, HttpApi, Parameter, Route } from './route.js';
