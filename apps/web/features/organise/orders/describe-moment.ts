import { formatAmount, type OrderMoment, type OrderMomentKind } from '@lastseat/contracts';
import { incidentTexts } from '@/features/organise/incidents/describe-incident';

const texts: Record<OrderMomentKind, (moment: OrderMoment, money: string) => string> = {
  made: () => 'Seats held',
  extended: () => 'Time extended once',
  atProvider: () => 'Went to the provider’s page',
  paid: (_moment, money) => `${money} received`,
  seated: () => 'Seats confirmed',
  unseated: () => 'No seats were left',
  expired: () => 'The time was over',
  givenBack: () => 'Seats given back',
  refundAsked: ({ actorName }) => `${actorName || 'A member'} asked for a refund`,
  refundBegun: (_moment, money) => `${money} on its way back`,
  refundDone: (_moment, money) => `${money} sent back`,
  refundRefused: (_moment, money) => `${money} refused by the provider`,
  incident: ({ incident }) => (incident === null ? 'Incident' : incidentTexts[incident].title),
};

/** What happened, in a few words, and more about it where there is more. */
export function describeMoment(
  moment: OrderMoment,
  orderCurrency: string,
): { text: string; detail: string | null } {
  const { kind, amountCents, reason } = moment;
  const money =
    amountCents === null ? 'Money' : formatAmount(amountCents, moment.currency ?? orderCurrency);
  const kept = kind === 'refundAsked' && amountCents !== null ? `${money} kept of each line` : null;
  const detail = [kept, reason].filter((text) => text !== null).join('. ');
  return { text: texts[kind](moment, money), detail: detail === '' ? null : detail };
}
