import type { ChangeSecondFactorInput } from '@lastseat/contracts';
import { toast } from 'react-hot-toast';
import { PasswordStep } from './password-step';
import {
  beginPasskey,
  beginTotp,
  removePasskey,
  removeTotp,
  replaceRecoveryCodes,
} from './second-factor-api';
import type { Step, Wanted } from './step';

interface AskedStepProps {
  wanted: AskedFor;
  goOn: (next: Step) => void;
  finish: (codes?: readonly string[]) => Promise<void>;
  onCancel: () => void;
}

type AskedFor = Exclude<Wanted, { kind: 'passkey-name' }>;

/** What the password is asked for, and done with it. */
export function AskedStep({ wanted, goOn, finish, onCancel }: AskedStepProps) {
  const send = async (input: ChangeSecondFactorInput) => {
    switch (wanted.kind) {
      case 'totp':
        return goOn({ kind: 'set-up', setup: await beginTotp(input) });
      case 'passkey':
        return goOn({ kind: 'make-passkey', options: await beginPasskey(input) });
      case 'codes':
        return finish(await replaceRecoveryCodes(input));
      case 'totp-removal':
        await removeTotp(input);
        break;
      case 'passkey-removal':
        await removePasskey(wanted.passkey.id, input);
    }
    toast.success('It is removed.');
    return finish();
  };
  return <PasswordStep {...words[wanted.kind]} send={send} onCancel={onCancel} />;
}

const words = {
  totp: {
    title: 'Set up an authenticator app',
    submitLabel: 'Go on',
    submittingLabel: 'Looking…',
  },
  passkey: {
    title: 'Add a passkey',
    submitLabel: 'Go on',
    submittingLabel: 'Looking…',
  },
  codes: {
    title: 'Make new recovery codes',
    submitLabel: 'Replace those from before',
    submittingLabel: 'Making them…',
  },
  'totp-removal': {
    title: 'Remove the authenticator app',
    submitLabel: 'Remove it',
    submittingLabel: 'Removing it…',
  },
  'passkey-removal': {
    title: 'Remove the passkey',
    submitLabel: 'Remove it',
    submittingLabel: 'Removing it…',
  },
};
