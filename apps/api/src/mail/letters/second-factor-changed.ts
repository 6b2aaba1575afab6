import type { SecondFactorChange } from '@lastseat/contracts';
import type { Links } from '../content/links.js';
import type { Letter } from '../template/letter.js';
import { ACCOUNT, notYou } from './account-letters.js';

interface Words {
  subject: string;
  /** After "Hello Ada, ". */
  text: string;
}

const wordsOf: Record<SecondFactorChange, Words> = {
  'totp-added': {
    subject: 'An authenticator app protects your account',
    text: 'an authenticator app was set up for your account. From now on a log-in asks for its code too.',
  },
  'totp-removed': {
    subject: 'Your authenticator app was removed',
    text: 'the authenticator app of your account was removed. A log-in asks for its code no more.',
  },
  'passkey-added': {
    subject: 'A passkey was added to your account',
    text: 'a passkey was added to your account. Whoever has it can log in without your password.',
  },
  'passkey-removed': {
    subject: 'A passkey was removed from your account',
    text: 'a passkey of your account was removed. Nobody can log in with it any more.',
  },
  'recovery-codes-replaced': {
    subject: 'You have new recovery codes',
    text: 'new recovery codes were made for your account. Those from before work no more.',
  },
  'recovery-code-used': {
    subject: 'A recovery code was used',
    text: 'somebody has logged in to your account with one of your recovery codes. It works no more.',
  },
};

/** Whatever was changed beside the password. */
export function secondFactorChanged(
  name: string,
  change: SecondFactorChange,
  links: Links,
): Letter {
  const { subject, text } = wordsOf[change];
  return {
    subject,
    preview: 'Was it not you? Then take your account back.',
    blocks: [
      { kind: 'heading', text: subject },
      { kind: 'paragraph', text: `Hello ${name}, ${text}` },
      notYou(),
      { kind: 'button', label: 'It was not me', url: links.forgottenPassword() },
    ],
    reason: ACCOUNT,
  };
}
