'use client';

import type { ChangeSecondFactorInput, SecondFactor, TotpSetup } from '@lastseat/contracts';
import { lazy, Suspense, useState } from 'react';
import { toast } from 'react-hot-toast';
import { explainRefusal } from '@/features/account/explain-refusal';
import { Section } from '@/features/account/settings/section';
import { loadModule } from '@/lib/http/load-module';
import { useResource } from '@/lib/http/resource';
import { FactorList, type Wanted } from './factor-list';
import { PasswordStep } from './password-step';
import { RecoveryCodes } from './recovery-codes';
import { beginTotp, removeTotp, replaceRecoveryCodes, secondFactor } from './second-factor-api';

/** With what draws the QR code: most visits to the page do not need it. */
const TotpSetupStep = lazy(() => loadModule(() => import('./totp-setup')));

/** What is being done. */
type Step =
  | { kind: 'look'; isReturn: boolean }
  | { kind: 'ask'; for: Wanted }
  | { kind: 'set-up'; setup: TotpSetup }
  | { kind: 'keep'; codes: readonly string[] };

export function SecondFactorSection() {
  const { data, failure } = useResource(secondFactor);
  return (
    <Section
      title="Second factor"
      text="Something that you have, beside the password that you know. Whoever finds out your password does not come in by it alone."
    >
      {data === null ? (
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
  const keep = async (codes: readonly string[]) => {
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
          onChange={(wanted) => setStep({ kind: 'ask', for: wanted })}
        />
      );
    case 'ask':
      return <AskedStep wanted={step.for} goOn={setStep} keep={keep} onCancel={look} />;
    case 'set-up':
      return (
        <Suspense fallback={<p role="status">Loading…</p>}>
          <TotpSetupStep setup={step.setup} onCancel={look} onConfirmed={keep} />
        </Suspense>
      );
    case 'keep':
      return <RecoveryCodes codes={step.codes} onKept={look} />;
  }
}

interface AskedStepProps {
  wanted: Wanted;
  goOn: (next: Step) => void;
  keep: (codes: readonly string[]) => Promise<void>;
  onCancel: () => void;
}

/** What the password is asked for, and done with it. */
function AskedStep({ wanted, goOn, keep, onCancel }: AskedStepProps) {
  const deeds: Record<Wanted, (input: ChangeSecondFactorInput) => Promise<void>> = {
    totp: async (input) => goOn({ kind: 'set-up', setup: await beginTotp(input) }),
    removal: async (input) => {
      await removeTotp(input);
      await keep([]);
      toast.success('The app is removed.');
    },
    codes: async (input) => keep(await replaceRecoveryCodes(input)),
  };
  return <PasswordStep {...asks[wanted]} send={deeds[wanted]} onCancel={onCancel} />;
}

const asks: Record<Wanted, { title: string; submitLabel: string; submittingLabel: string }> = {
  totp: {
    title: 'Set up an authenticator app',
    submitLabel: 'Go on',
    submittingLabel: 'Looking…',
  },
  removal: {
    title: 'Remove the authenticator app',
    submitLabel: 'Remove it',
    submittingLabel: 'Removing it…',
  },
  codes: {
    title: 'Make new recovery codes',
    submitLabel: 'Replace those from before',
    submittingLabel: 'Making them…',
  },
};
