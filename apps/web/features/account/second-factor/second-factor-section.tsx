'use client';

import type { SecondFactor, User } from '@lastseat/contracts';
import { lazy, Suspense, useState } from 'react';
import { Section } from '@/features/account/settings/section';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { loadModule } from '@/lib/http/load-module';
import { useResource } from '@/lib/http/resource';
import { AskedStep } from './asked-step';
import { FactorList } from './factor-list';
import { NewPasskeyStep, RenameStep } from './passkey-name-step';
import { RecoveryCodes } from './recovery-codes';
import { secondFactor } from './second-factor-api';
import type { Step } from './step';

/** With what draws the QR code: most visits to the page do not need it. */
const TotpSetupStep = lazy(() => loadModule(() => import('./totp-setup')));

export function SecondFactorSection({ user }: { user: User }) {
  const { data, failure } = useResource(secondFactor);
  return (
    <Section
      id="second-factor"
      title="Second factor"
      text="Something that you have, beside the password that you know. Whoever finds out your password does not come in by it alone."
    >
      {!user.isEmailVerified ? (
        <p className="mt-4 font-medium">Prove your email address first.</p>
      ) : data === null ? (
        <p role="status" className="mt-4 text-muted">
          {failure === null ? 'Loading…' : explainRefusal(failure)}
        </p>
      ) : (
        <Steps data={data} />
      )}
    </Section>
  );
}

function Steps({ data }: { data: SecondFactor }) {
  const [step, setStep] = useState<Step>({ kind: 'look', isReturn: false });
  const look = () => setStep({ kind: 'look', isReturn: true });
  /** Once it is done: with new codes they are shown first. */
  const finish = async (codes: readonly string[] = []) => {
    await secondFactor.load();
    if (codes.length === 0) look();
    else setStep({ kind: 'keep', codes });
  };
  switch (step.kind) {
    case 'look':
      return (
        <FactorList
          data={data}
          takesFocus={step.isReturn}
          onWant={(wanted) => setStep({ kind: 'want', wanted })}
        />
      );
    case 'want':
      return step.wanted.kind === 'passkey-name' ? (
        <RenameStep passkey={step.wanted.passkey} onRenamed={finish} onCancel={look} />
      ) : (
        <AskedStep wanted={step.wanted} goOn={setStep} finish={finish} onCancel={look} />
      );
    case 'set-up':
      return (
        <Suspense fallback={<p role="status">Loading…</p>}>
          <TotpSetupStep setup={step.setup} onCancel={look} onConfirmed={finish} />
        </Suspense>
      );
    case 'make-passkey':
      return <NewPasskeyStep options={step.options} onCancel={look} onAdded={finish} />;
    case 'keep':
      return <RecoveryCodes codes={step.codes} onKept={look} />;
  }
}
