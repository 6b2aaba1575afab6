import type { PaymentIncidentKind } from '@lastseat/contracts';

export interface IncidentText {
  title: string;
  happened: string;
  /** What the program did about it, or is doing. */
  done: string;
  /** What a person should do. */
  todo: string;
}

/** What went wrong with money, for somebody who has never heard of it. */
export const incidentTexts: Record<PaymentIncidentKind, IncidentText> = {
  late_payment: {
    title: 'Money came too late',
    happened: 'Somebody paid when the time was over and no seats were left for them.',
    done: 'They got no seats. All of their money is sent back.',
    todo: 'Nothing has to be done. You may want to write to them, and offer seats if there are any again.',
  },
  paid_twice: {
    title: 'Somebody paid twice',
    happened: 'A second payment came for an order that was paid already.',
    done: 'The seats stay as they are. The second payment is sent back.',
    todo: 'Nothing has to be done. If they ask: it can take some days until the money is with them.',
  },
  wrong_amount: {
    title: 'The amount was not right',
    happened: 'A payment came with another amount or another currency than the order has.',
    done: 'It buys no seats. It is sent back as it came.',
    todo: 'Look at the order. If it was not paid again since, write to the person.',
  },
  provider_silent: {
    title: 'The provider did not answer',
    happened: 'The time to pay was over, and for ten minutes the provider could not be asked.',
    done: 'The seats are free for others. The provider is asked again, and money that came is sent back if no seats are left.',
    todo: 'Look whether the provider has trouble. Look at the order again tomorrow.',
  },
  refund_refused: {
    title: 'Money could not be sent back',
    happened:
      'The provider refused to send money back: the card may be closed, or your balance there too low.',
    done: 'The seats are free. The money is still with the provider, and it is not tried again.',
    todo: 'Send the money back yourself, at the provider or by bank. Ask the person where it should go.',
  },
};
