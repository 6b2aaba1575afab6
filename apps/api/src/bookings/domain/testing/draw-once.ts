import fc from 'fast-check';

/**
 * Many properties on the same cases: to draw one takes longer than to judge it. Each run draws others.
 * What fails is drawn again by fast-check, which makes it small and says its seed.
 */
export function drawOnce<Case>(arbitrary: fc.Arbitrary<Case>, numRuns: number) {
  const seed = Math.trunc(Math.random() * 2 ** 31);
  let cases: Case[] | null = null;
  return (property: (drawn: Case) => void): void => {
    cases ??= fc.sample(arbitrary, { seed, numRuns });
    try {
      for (const drawn of cases) property(drawn);
    } catch (error) {
      fc.assert(fc.property(arbitrary, property), { seed, numRuns });
      throw error;
    }
  };
}

/** The same answer to the same two, worked out once: by what many properties ask of a case. */
export function keepAnswers<First extends object, Second extends object, Answer>(
  answer: (first: First, second: Second) => Answer,
) {
  const kept = new WeakMap<First, WeakMap<Second, Answer>>();
  return (first: First, second: Second): Answer => {
    const ofFirst = kept.get(first) ?? new WeakMap<Second, Answer>();
    kept.set(first, ofFirst);
    const found = ofFirst.get(second) ?? answer(first, second);
    ofFirst.set(second, found);
    return found;
  };
}
