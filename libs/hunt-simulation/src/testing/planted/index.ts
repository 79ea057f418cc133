import { defectsOfProtocol } from './protocol.js';
import { defectsOfRules } from './rules.js';

export const plantedDefects = [...defectsOfRules, ...defectsOfProtocol];
