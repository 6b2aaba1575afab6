/** Organisers of the same people, each with its events, for those who change what they find. */
import { AN_ORGANISER } from '@lastseat/test-data';
import { copyPattern, writePattern, type Pattern } from './copy-rows.js';
import type { TestDatabase } from './database.js';
import { createStage, type Stage, type StagePeople } from './organiser-stage.js';

/** A stage is three dozen statements, and so are many that are made together. */
const AT_ONCE = 50;

/** @returns what gives a stage that nothing was done to yet, each time another one */
export function createStages(database: TestDatabase, people: StagePeople): () => Promise<Stage> {
  const made: Stage[] = [];
  let pattern: Pattern<Stage> | undefined;
  return async () => {
    if (made.length === 0) {
      pattern ??= await writePattern(database, (hand) => createStage(hand, people));
      const { invitationToken, transferToken, spareTransferToken } = pattern.made;
      const secrets = [invitationToken, transferToken, spareTransferToken];
      const { owner, manager, door } = people;
      const kept = [AN_ORGANISER, owner, manager, door].filter((id) => id !== undefined);
      made.push(...(await copyPattern(database, pattern, { count: AT_ONCE, kept, secrets })));
    }
    return made.pop()!;
  };
}
