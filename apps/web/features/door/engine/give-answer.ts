import type { DoorAnswer } from '@/features/door/rules/answer';
import { showNumbers, type Desk, type GivenAnswer } from './desk';

/** Of this visit: who came before stands at the console. */
const mostRecent = 50;

export function giveAnswer(desk: Desk, answer: DoorAnswer): void {
  const { recent } = desk.store.getState();
  const order = (recent[0]?.order ?? 0) + 1;
  const given: GivenAnswer = { ...answer, order, isUndone: false, conflict: null };
  desk.store.setState({ answer: given, recent: [given, ...recent].slice(0, mostRecent) });
  showNumbers(desk);
}

/** Of an answer that has been given: what has become of it. */
export function changeAnswer(
  desk: Desk,
  nonce: string,
  change: Pick<Partial<GivenAnswer>, 'isUndone' | 'conflict'>,
): void {
  const changed = (given: GivenAnswer) => (given.nonce === nonce ? { ...given, ...change } : given);
  desk.store.setState(({ answer, recent }) => ({
    answer: answer && changed(answer),
    recent: recent.map(changed),
  }));
}
