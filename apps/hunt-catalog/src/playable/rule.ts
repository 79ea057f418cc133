import type { Fault } from '@treasure-hunt/service';
import type { Sketch } from './sketch.js';

/** One thing that a hunt has to fulfil to be playable: every breach by the path of its field. */
export type Rule = (hunt: Sketch) => readonly Fault[];
