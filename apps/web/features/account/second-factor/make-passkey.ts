import {
  createdPasskeySchema,
  type CreatedPasskey,
  type PasskeyCreation,
} from '@lastseat/contracts';
import { loadModule } from '@/lib/http/load-module';

/**
 * Has the browser make one.
 * @returns null when it made none: it cannot, has one already, or the person does not want to
 */
export async function makePasskey(optionsJSON: PasskeyCreation): Promise<CreatedPasskey | null> {
  const { startRegistration } = await loadModule(() => import('@simplewebauthn/browser'));
  const made = await startRegistration({ optionsJSON }).catch(() => null);
  return made && createdPasskeySchema.parse(made);
}
