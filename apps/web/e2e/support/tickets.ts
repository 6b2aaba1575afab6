/** People who hold a ticket. */
import type { Booking } from '@lastseat/contracts';
import type { BrowserContext, FrameLocator, Locator, Page } from '@playwright/test';
import type { TestEvent } from './events';
import { onAnotherDevice, signUp } from './people';

export interface Holder {
  booking: Booking;
  /** On their other device, which the window knows nothing of. */
  cancel: () => Promise<void>;
}

/** Signs somebody up in the window, and gives them a seat, or several. */
export async function holdTicket(
  context: BrowserContext,
  event: TestEvent,
  quantity = 1,
): Promise<Holder> {
  const device = await onAnotherDevice(await signUp(context));
  const booking = await device.book(event, quantity);
  return { booking, cancel: () => device.cancel(booking) };
}

export const codeOf = (place: Page | Locator | FrameLocator) =>
  place.getByRole('img', { name: /QR code/ });
