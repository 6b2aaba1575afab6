import type { Passkey, SecondFactor } from '@lastseat/contracts';
import { Fingerprint, KeyRound, Smartphone, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Instant } from '@/components/ui/instant';
import { focusOnce } from './focus-once';
import type { Wanted } from './step';

interface FactorListProps {
  data: SecondFactor;
  /** It is in the place of a step that had the focus. */
  takesFocus: boolean;
  onWant: (wanted: Wanted) => void;
}

/** What there is, and what can be done about it. */
export function FactorList({ data, takesFocus, onWant }: FactorListProps) {
  const { totp, passkeys, recoveryCodesLeft } = data;
  const hasAny = totp !== null || passkeys.length > 0;
  return (
    <div
      ref={takesFocus ? focusOnce : undefined}
      tabIndex={-1}
      role="group"
      aria-label="What you have"
      className="mt-4 outline-none"
    >
      {hasAny && (
        <ul className="mb-4 divide-y divide-line">
          {totp && (
            <Factor Icon={Smartphone} title="Authenticator app" text={<Since at={totp.since} />}>
              <Action of="Authenticator app" onClick={() => onWant({ kind: 'totp-removal' })}>
                Remove
              </Action>
            </Factor>
          )}
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} onWant={onWant} />
          ))}
          <Factor Icon={KeyRound} title="Recovery codes" text={`${recoveryCodesLeft} left`}>
            <Action of="Recovery codes" onClick={() => onWant({ kind: 'codes' })}>
              Make new ones
            </Action>
          </Factor>
        </ul>
      )}
      <Additions hasTotp={totp !== null} onWant={onWant} />
    </div>
  );
}

interface AdditionsProps {
  /** There is one app at the most. */
  hasTotp: boolean;
  onWant: (wanted: Wanted) => void;
}

function Additions({ hasTotp, onWant }: AdditionsProps) {
  return (
    <div className="flex flex-col gap-3 sm:flex-row">
      {!hasTotp && (
        <Button variant="secondary" onClick={() => onWant({ kind: 'totp' })}>
          Set up an authenticator app
        </Button>
      )}
      <Button variant="secondary" onClick={() => onWant({ kind: 'passkey' })}>
        Add a passkey
      </Button>
    </div>
  );
}

const Since = ({ at }: { at: string }) => (
  <>
    Since <Instant at={at} />
  </>
);

interface PasskeyRowProps {
  passkey: Passkey;
  onWant: (wanted: Wanted) => void;
}

function PasskeyRow({ passkey, onWant }: PasskeyRowProps) {
  const { name, lastUsedAt, createdAt } = passkey;
  const used = lastUsedAt && (
    <>
      Last used <Instant at={lastUsedAt} />
    </>
  );
  return (
    <Factor Icon={Fingerprint} title={name} text={used ?? <Since at={createdAt} />}>
      <Action of={name} onClick={() => onWant({ kind: 'passkey-name', passkey })}>
        Rename
      </Action>
      <Action of={name} onClick={() => onWant({ kind: 'passkey-removal', passkey })}>
        Remove
      </Action>
    </Factor>
  );
}

interface FactorProps {
  Icon: LucideIcon;
  title: string;
  text: ReactNode;
  /** What can be done with it. */
  children: ReactNode;
}

function Factor({ Icon, title, text, children }: FactorProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <Icon className="size-5 shrink-0 text-muted" aria-hidden="true" />
      <div className="min-w-40 flex-1">
        <p className="font-semibold wrap-anywhere">{title}</p>
        <p className="text-sm text-muted">{text}</p>
      </div>
      <div className="flex flex-wrap gap-2">{children}</div>
    </li>
  );
}

interface ActionProps {
  /** Which one, for those who do not see it beside. */
  of: string;
  onClick: () => void;
  children: ReactNode;
}

const Action = ({ of, onClick, children }: ActionProps) => (
  <Button variant="secondary" onClick={onClick}>
    {children}
    <span className="sr-only"> {of}</span>
  </Button>
);
