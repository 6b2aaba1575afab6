import { valueOf } from '../api.js';
import { describeError, Failure } from '../../runner/failure.js';
import { Interrupted, Refusal } from '../exit-code.js';
import { explainProblem } from '../output/explain-problem.js';
import { describeWhen } from '../output/describe-event.js';
import { edgeCases, type EdgeCase } from './edge-cases.js';
import { browseEvents } from './event-screens.js';
import { reportCancellation } from './report.js';
import type { Screens } from './screens.js';
import type { Choice } from './ui.js';

type Deed = (screens: Screens) => Promise<void>;

/** Until the person leaves; what the API refuses is shown, and it goes on. */
export async function runMainMenu(screens: Screens): Promise<void> {
  const { ui, api, session } = screens;
  for (;;) {
    const user = await session.findUser();
    const deed = await ui.choose<Deed>({
      title: `Lastseat at ${api.origin}${user ? `, ${user.name}` : ''}`,
      choices: () => [
        { label: 'Events', value: (all) => browseEvents(all) },
        ...(user ? forPerson : [{ label: 'Sign in', value: signIn }]),
        { label: 'Try the edge cases', value: tryEdgeCases },
      ],
    });
    if (deed === null) return;
    await deed(screens).catch((error: unknown) => showFailure(screens, error));
  }
}

const forPerson: readonly Choice<Deed>[] = [
  { label: 'My bookings', value: visitBookings },
  { label: 'Sign out', value: async ({ session }) => void (await session.signOut()) },
];

async function showFailure({ ui }: Screens, error: unknown): Promise<void> {
  if (error instanceof Interrupted || !(error instanceof Failure)) throw error;
  const words = error instanceof Refusal ? explainProblem(error.problem) : describeError(error);
  await ui.show('That did not work', words.split('\n'));
}

async function signIn({ ui, session }: Screens): Promise<void> {
  const email = await ui.ask('E-mail');
  if (!email) return;
  const password = await ui.ask('Password (it is not shown)', { isSecret: true });
  if (!password) return;
  const question = 'Code of your second factor';
  await session.signIn(email, password, async () => (await ui.ask(question)) ?? '');
}

async function visitBookings({ ui, api }: Screens): Promise<void> {
  const own = valueOf(await api.listBookings()).filter(({ status }) => status !== 'cancelled');
  const now = new Date();
  const booking = await ui.choose({
    title: own.length === 0 ? 'You have no bookings' : 'My bookings: choose one to cancel it',
    choices: () =>
      own.map((one) => ({
        label: `${one.event.title}, ${describeWhen(one.event, now)}`,
        value: one,
      })),
  });
  if (booking === null) return;
  const isSure = await ui.choose({
    title: `Cancel "${booking.event.title}"?`,
    choices: () => [
      { label: 'Keep it', value: false },
      { label: 'Cancel it: the seat is on sale at once', value: true },
    ],
  });
  if (isSure) await reportCancellation(ui, await api.cancel(booking.id));
}

async function tryEdgeCases(screens: Screens): Promise<void> {
  const { ui } = screens;
  const edgeCase = await ui.choose<EdgeCase>({
    title: 'Try the edge cases: with invented guests, on this server',
    choices: () => edgeCases.map((one) => ({ label: one.label, value: one })),
  });
  if (edgeCase !== null) await tryEdgeCase(screens, edgeCase);
}

async function tryEdgeCase({ ui, api }: Screens, edgeCase: EdgeCase): Promise<void> {
  const events = await edgeCase.find(api);
  const now = new Date();
  const event = await ui.choose({
    title: events.length === 0 ? 'This server has none right now' : `${edgeCase.label}: which one?`,
    choices: () =>
      events.map((one) => ({ label: `${one.title}, ${describeWhen(one, now)}`, value: one })),
  });
  if (event !== null) await ui.show(event.title, await edgeCase.attempt(api, event));
}
