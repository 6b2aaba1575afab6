/** Mails to the person who has an account: what they carry is read, or derived, when they are written. */
import { Inject, Injectable } from '@nestjs/common';
import type { Fact } from '@lastseat/contracts';
import { AccountMailsService } from '../../auth/account-mails.service.js';
import { CONFIG, type Config } from '../../common/config/config.js';
import { createLinks, type Links } from '../content/links.js';
import {
  emailChanged,
  newDevice,
  passwordChanged,
  passwordReset,
  verification,
  welcome,
} from '../letters/account-letters.js';
import type { Recipient } from '../transports/mail-transport.js';
import { skip, type Written } from './written.js';

type FactOf<Type extends Fact['type']> = Extract<Fact, { type: Type }>;

const toPerson = ({ name, email }: { name: string; email: string }): Recipient => ({
  name,
  address: email,
});

@Injectable()
export class AccountMails {
  private readonly links: Links;

  constructor(
    private readonly accounts: AccountMailsService,
    @Inject(CONFIG) { PUBLIC_URL }: Config,
  ) {
    this.links = createLinks(PUBLIC_URL);
  }

  /** @param isNew whether the account was made in the same moment: then the code comes with a welcome */
  async writeCode(
    { verificationId }: FactOf<'account.verificationRequested'>,
    isNew: boolean,
  ): Promise<Written> {
    const found = await this.accounts.findCode(verificationId);
    if (found === null) return skip('the code is used, too old, or another one was asked for');
    const letter = isNew ? welcome : verification;
    return {
      to: toPerson(found),
      letter: letter(found, this.links),
    };
  }

  async writeReset({ resetId }: FactOf<'account.passwordResetRequested'>): Promise<Written> {
    const found = await this.accounts.findReset(resetId);
    if (found === null) return skip('the link is used, too old, or another one was asked for');
    return {
      to: toPerson(found),
      letter: passwordReset(found, this.links),
    };
  }

  async writePasswordChanged(userId: string): Promise<Written> {
    const found = await this.accounts.findPerson(userId);
    if (found === null) return skip('the account is gone');
    return { to: toPerson(found), letter: passwordChanged(found.name, this.links) };
  }

  /** To the address that it was: whoever has that is told, also where somebody else changed it. */
  async writeEmailChanged(
    userId: string,
    { before }: FactOf<'account.emailChanged'>,
  ): Promise<Written> {
    const found = await this.accounts.findPerson(userId);
    if (found === null) return skip('the account is gone');
    const { name } = found;
    return { to: { name, address: before }, letter: emailChanged(name) };
  }

  async writeNewDevice({ sessionId }: FactOf<'account.signedInFromNewDevice'>): Promise<Written> {
    const found = await this.accounts.findLogIn(sessionId);
    if (found === null) return skip('the log-in has ended');
    const { name, device, at } = found;
    const content = { name, device: device ?? 'A device without a name', at: at.toISOString() };
    return { to: toPerson(found), letter: newDevice(content, this.links) };
  }
}
