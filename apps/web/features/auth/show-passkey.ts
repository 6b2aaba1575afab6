import { shownPasskeySchema, type ShownPasskey } from '@lastseat/contracts';
import { loadModule } from '@/lib/http/load-module';
import { beginPasskeyLogIn } from './auth-api';

/**
 * Has the browser ask for one.
 * @returns null when none was shown: there is none, or the person does not want to
 */
export async function showPasskey(): Promise<ShownPasskey | null> {
  const [optionsJSON, { startAuthentication }] = await Promise.all([
    beginPasskeyLogIn(),
    loadModule(() => import('@simplewebauthn/browser')),
  ]);
  const shown = await startAuthentication({ optionsJSON }).catch(() => null);
  return shown && shownPasskeySchema.parse(shown);
}
