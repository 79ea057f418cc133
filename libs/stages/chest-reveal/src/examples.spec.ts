import {
  ChestDefined,
  ChestRetired,
  ChestRevealed,
  LootDefined,
  LootRetired,
  SolutionAccepted,
} from '@treasure-hunt/contracts';
import { exampleOf } from '@treasure-hunt/contracts/testing';
import { given } from '@treasure-hunt/decider/testing';
import { chestReveal } from './stage.js';

describe('the golden examples', () => {
  const { data, id, type } = exampleOf(SolutionAccepted);
  const revealed = exampleOf(ChestRevealed).data;

  it('make of a definition the loot that rewards is told', () => {
    const { facts } = given(chestReveal).when(exampleOf(ChestDefined));
    expect(facts[0]).toMatchObject({ type: 'loot.defined' });
    expect(facts[0]?.data).toEqual(exampleOf(LootDefined).data);
  });

  it('make of the first solution the opened chest, to the last field', () => {
    const { facts } = given(chestReveal, exampleOf(ChestDefined)).when({ type, id, data, now: revealed.at });
    expect(facts.map((fact) => fact.data)).toEqual([revealed]);
  });

  it('make of a retirement the last word to rewards', () => {
    const { facts } = given(chestReveal, exampleOf(ChestDefined)).when(exampleOf(ChestRetired));
    expect(facts[0]).toMatchObject({ type: 'loot.retired' });
    expect(facts[0]?.data).toEqual(exampleOf(LootRetired).data);
  });
});
