/** Mails to the person who has an account. */
import { anyReader, formatInstant } from '@lastseat/contracts';
import type { Links } from '../content/links.js';
import type { Letter } from '../template/letter.js';

export interface CodeContent {
  name: string;
  /** Six digits. */
  code: string;
  validMinutes: number;
}

export const ACCOUNT = 'You get this mail because of your account at Lastseat.';

export function welcome(content: CodeContent, links: Links): Letter {
  return {
    ...verification(content, links),
    subject: `${content.code} is your code for Lastseat`,
    blocks: [
      { kind: 'heading', text: `Welcome, ${content.name}` },
      {
        kind: 'paragraph',
        text: 'Your account is there. Prove that this address is yours by typing in this code:',
      },
      ...codeBlocks(content, links),
    ],
  };
}

/** When it was asked for again. */
export function verification(content: CodeContent, links: Links): Letter {
  return {
    subject: `${content.code} is your code for Lastseat`,
    preview: 'It proves that this address is yours.',
    blocks: [
      { kind: 'heading', text: 'Your code' },
      { kind: 'paragraph', text: 'Prove that this address is yours by typing in this code:' },
      ...codeBlocks(content, links),
    ],
    reason: `${ACCOUNT} If you have made none, somebody mistyped theirs: do nothing.`,
  };
}

/** To whoever has the address already, when somebody registers with it, or wants to change to it. */
export function addressInUse(links: Links): Letter {
  return {
    subject: 'You have an account at Lastseat already',
    preview: 'Somebody has just typed in this address.',
    blocks: [
      { kind: 'heading', text: 'You have an account already' },
      {
        kind: 'paragraph',
        text: 'Somebody has just typed in this address for an account at Lastseat. It belongs to one already, so there is no code for it.',
      },
      {
        kind: 'paragraph',
        text: 'Was it you? Then sign in. If you do not know the password, or have never had one since an organiser wrote you down, choose one.',
      },
      { kind: 'button', label: 'Sign in', url: links.logIn() },
      { kind: 'button', label: 'Choose a new password', url: links.forgottenPassword() },
      {
        kind: 'paragraph',
        text: 'Was it not you? Then do nothing: nobody has come into your account, and nobody was told that you have one.',
      },
    ],
    reason: ACCOUNT,
  };
}

const codeBlocks = ({ code, validMinutes }: CodeContent, links: Links): Letter['blocks'] => [
  { kind: 'code', code },
  {
    kind: 'paragraph',
    text: `It works once, and for ${validMinutes} minutes. Nobody from Lastseat will ever ask you for it.`,
  },
  { kind: 'button', label: 'Type in the code', url: links.verification() },
];

export function passwordReset(
  { name, token, validMinutes }: { name: string; token: string; validMinutes: number },
  links: Links,
): Letter {
  return {
    subject: 'Choose a new password for Lastseat',
    preview: `The link works once, and for ${validMinutes} minutes.`,
    blocks: [
      { kind: 'heading', text: 'Choose a new password' },
      {
        kind: 'paragraph',
        text: `Hello ${name}, somebody asked for a new password for your account. Was it you? Then follow this link; it works once, and for ${validMinutes} minutes.`,
      },
      { kind: 'button', label: 'Choose a new password', url: links.passwordReset(token) },
      {
        kind: 'paragraph',
        text: 'Was it not you? Then do nothing: your password stays as it is.',
      },
    ],
    reason: ACCOUNT,
  };
}

export function passwordChanged(name: string, links: Links): Letter {
  return {
    subject: 'Your password was changed',
    preview: 'Every other log-in was ended.',
    blocks: [
      { kind: 'heading', text: 'Your password was changed' },
      {
        kind: 'paragraph',
        text: `Hello ${name}, the password of your account was changed, and every other log-in was ended.`,
      },
      notYou(),
      { kind: 'button', label: 'It was not me', url: links.forgottenPassword() },
    ],
    reason: ACCOUNT,
  };
}

/** To the address that was the account's until now. */
export function emailChanged(name: string): Letter {
  return {
    subject: 'The address of your account was changed',
    preview: 'Mails go to the new address from now on.',
    blocks: [
      { kind: 'heading', text: 'Your address was changed' },
      {
        kind: 'paragraph',
        text: `Hello ${name}, the address of your account is another one now. This is the last mail to the old one.`,
      },
      {
        kind: 'paragraph',
        text: 'Was it not you? Then write to those who run this site.',
      },
    ],
    reason: ACCOUNT,
  };
}

export interface LogInContent {
  name: string;
  /** Such as "Firefox on Windows". */
  device: string;
  at: string;
}

export function newDevice({ name, device, at }: LogInContent, links: Links): Letter {
  const when = `${formatInstant(at, 'UTC', anyReader)} (UTC)`;
  return {
    subject: 'New log-in to your account',
    preview: `${device}, ${when}`,
    blocks: [
      { kind: 'heading', text: 'A new log-in' },
      {
        kind: 'paragraph',
        text: `Hello ${name}, somebody has logged in to your account from a device that we have not seen before.`,
      },
      {
        kind: 'facts',
        facts: [
          { label: 'Device', value: device },
          { label: 'When', value: when },
        ],
      },
      {
        kind: 'paragraph',
        text: 'Was it you? Then all is well. If not, end the log-in and change your password at once.',
      },
      { kind: 'button', label: 'Look at your log-ins', url: links.logIns() },
    ],
    reason: ACCOUNT,
  };
}

export const notYou = () =>
  ({
    kind: 'paragraph',
    text: 'Was it you? Then all is well. If not, take your account back at once.',
  }) as const;
