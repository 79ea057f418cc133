export { Deployment } from '@treasure-hunt/service/testing';
