import type { ClientPort } from '../connection/ports.js';
import { PlatformaticMember } from './member.js';
import { platformaticProducer } from './produce.js';

/** Our port over @platformatic/kafka. */
export const platformatic: ClientPort = {
  producer: platformaticProducer,
  member: (options, membership, member) => new PlatformaticMember(options, membership, member),
};
