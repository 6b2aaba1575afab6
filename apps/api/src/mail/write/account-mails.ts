/** Mails about accounts and invitations: what was used, replaced or has run out is told of no more. */
import { Inject, Injectable } from '@nestjs/common';
import type { FactOf } from '@lastseat/contracts';
import { AccountMailsService } from '../../auth/account-mails.service.js';
import { CLOCK, type Clock } from '../../common/config/clock.js';
import { CONFIG, type Config } from '../../common/config/config.js';
import { InvitationMailsService } from '../../organisers/invitation-mails.service.js';
import { createLinks, type Links } from '../content/links.js';
import * as letters from '../letters/account-letters.js';
import { secondFactorChanged } from '../letters/second-factor-changed.js';
import { memberInvited } from '../letters/member-invited.js';
import { skip, type Written } from './written.js';

const MINUTE_MS = 60_000;

@Injectable()
export class AccountMails {
  private readonly links: Links;

  constructor(
    private readonly accounts: AccountMailsService,
    private readonly invitations: InvitationMailsService,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) { PUBLIC_URL }: Config,
  ) {
    this.links = createLinks(PUBLIC_URL);
  }

  /** @param isNew the account was made with it, so it is a welcome too */
  async writeCode(
    { verificationId }: FactOf<'account.verificationRequested'>,
    isNew: boolean,
  ): Promise<Written> {
    const found = await this.accounts.findCode(verificationId);
    if (!found) return skip('the code is used, replaced or has run out');
    const { email, name, code, expiresAt } = found;
    if (code === null) {
      // Without the name: it is what a stranger may have typed in.
      return { to: { name: '', address: email }, letter: letters.addressInUse(this.links) };
    }
    const content = { name, code, validMinutes: this.minutesUntil(expiresAt) };
    const write = isNew ? letters.welcome : letters.verification;
    return { to: toRecipient(found), letter: write(content, this.links) };
  }

  async writeReset({ resetId }: FactOf<'account.passwordResetRequested'>): Promise<Written> {
    const found = await this.accounts.findReset(resetId);
    if (!found) return skip('the link is used, replaced or has run out');
    const content = { ...found, validMinutes: this.minutesUntil(found.expiresAt) };
    return { to: toRecipient(found), letter: letters.passwordReset(content, this.links) };
  }

  async writePasswordChanged(userId: string): Promise<Written> {
    const person = await this.accounts.findPerson(userId);
    if (!person) return skip('the account is deleted, or its address not proved');
    return { to: toRecipient(person), letter: letters.passwordChanged(person.name, this.links) };
  }

  async writeSecondFactorChanged(
    userId: string,
    { change }: FactOf<'account.secondFactorChanged'>,
  ): Promise<Written> {
    const person = await this.accounts.findPerson(userId);
    if (!person) return skip('the account is deleted');
    return {
      to: toRecipient(person),
      letter: secondFactorChanged(person.name, change, this.links),
    };
  }

  /** To the address that it was. */
  async writeEmailChanged(
    userId: string,
    { before }: FactOf<'account.emailChanged'>,
  ): Promise<Written> {
    const person = await this.accounts.findPerson(userId);
    if (!person) return skip('the account is deleted');
    const to = { name: person.name, address: before };
    return { to, letter: letters.emailChanged(person.name) };
  }

  async writeNewDevice({ sessionId }: FactOf<'account.signedInFromNewDevice'>): Promise<Written> {
    const found = await this.accounts.findLogIn(sessionId);
    if (!found) return skip('the log-in is gone, or the address not proved');
    const { name, device, at } = found;
    const content = { name, device: device ?? 'Unknown', at: at.toISOString() };
    return { to: toRecipient(found), letter: letters.newDevice(content, this.links) };
  }

  async writeInvitation({ invitationId }: FactOf<'organiser.memberInvited'>): Promise<Written> {
    const found = await this.invitations.find(invitationId);
    if (!found) return skip('the invitation is accepted, withdrawn, replaced or has run out');
    const content = { ...found, expiresAt: found.expiresAt.toISOString() };
    const to = { name: '', address: found.email };
    return { to, letter: memberInvited(content, this.links) };
  }

  /** At least one: it is still good. */
  private minutesUntil(at: Date): number {
    return Math.ceil((at.getTime() - this.clock().getTime()) / MINUTE_MS);
  }
}

const toRecipient = ({ name, email }: { name: string; email: string }) => ({
  name,
  address: email,
});
