import { nodeFlags } from './node-flags.js';

it('starts services as their image does', () =>
  expect(nodeFlags()).toEqual(['--enable-source-maps', '--max-semi-space-size=16']));
