import type * as FastCheck from 'fast-check';

/*
 * The same cases for every mutant, and no search for the smallest one that fails: that one fails is all that is asked.
 * Only where properties are: fast-check takes longer to load than most tests take.
 */
jest.mock('fast-check', () => {
  const properties = jest.requireActual<typeof FastCheck>('fast-check');
  properties.configureGlobal({ seed: 20_201_231, endOnFailure: true });
  return properties;
});
