import type { SecondFactor } from '@lastseat/contracts';
import { KeyRound, Smartphone, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Instant } from '@/components/ui/instant';
import { focusOnce } from './focus-once';

/** What the password is asked for first. */
export type Wanted = 'totp' | 'removal' | 'codes';

interface FactorListProps {
  data: SecondFactor;
  /** It is in the place of a step that had the focus. */
  takesFocus: boolean;
  onChange: (wanted: Wanted) => void;
}

/** What there is, and what can be done about it. */
export function FactorList({ data, takesFocus, onChange }: FactorListProps) {
  const { totp, recoveryCodesLeft } = data;
  return (
    <div
      ref={takesFocus ? focusOnce : undefined}
      tabIndex={-1}
      role="group"
      aria-label="What you have"
      className="mt-4 outline-none"
    >
      {totp === null ? (
        <Button variant="secondary" onClick={() => onChange('totp')}>
          Set up an authenticator app
        </Button>
      ) : (
        <ul className="divide-y divide-line">
          <Factor
            Icon={Smartphone}
            title="Authenticator app"
            text={
              <>
                Since <Instant at={totp.since} />
              </>
            }
            action="Remove"
            onAction={() => onChange('removal')}
          />
          <Factor
            Icon={KeyRound}
            title="Recovery codes"
            text={`${recoveryCodesLeft} left`}
            action="Make new ones"
            onAction={() => onChange('codes')}
          />
        </ul>
      )}
    </div>
  );
}

interface FactorProps {
  Icon: LucideIcon;
  title: string;
  text: ReactNode;
  action: string;
  onAction: () => void;
}

function Factor({ Icon, title, text, action, onAction }: FactorProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <Icon className="size-5 shrink-0 text-muted" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{title}</p>
        <p className="text-sm text-muted">{text}</p>
      </div>
      <Button variant="secondary" onClick={onAction}>
        {action}
        <span className="sr-only"> {title}</span>
      </Button>
    </li>
  );
}
