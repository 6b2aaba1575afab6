import type { PromoCode } from '@lastseat/contracts';
import { CopyButton } from '@/components/ui/copy-button';
import { rowButtonStyle } from '@/features/organise/members/row-button-style';
import { describeDiscount, describeUse, stateOf } from './describe-code';

interface CodeRowProps {
  code: PromoCode;
  currency: string;
  onChange: () => void;
  onPause: () => void;
  onRemove: () => void;
}

export function CodeRow({ code, currency, onChange, onPause, onRemove }: CodeRowProps) {
  const state = stateOf(code, new Date());
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 p-4 sm:px-6">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-mono text-lg font-semibold wrap-anywhere">{code.code}</span>
          {state !== null && (
            <span className="rounded-full bg-sunken px-2.5 py-0.5 text-sm font-medium">
              {state}
            </span>
          )}
        </p>
        <p className="text-muted wrap-anywhere">
          {code.name} · {describeDiscount(code, currency)}
        </p>
        <p className="text-sm text-muted tabular-nums">{describeUse(code)}</p>
      </div>
      <div className="flex flex-wrap items-center gap-1">
        <CopyButton text={code.code} />
        <RowButton deed="Change" of={code} onPress={onChange} />
        <RowButton deed={code.isPaused ? 'Resume' : 'Pause'} of={code} onPress={onPause} />
        {code.usedTickets === 0 && <RowButton deed="Remove" of={code} onPress={onRemove} />}
      </div>
    </li>
  );
}

interface RowButtonProps {
  deed: string;
  of: PromoCode;
  onPress: () => void;
}

function RowButton({ deed, of, onPress }: RowButtonProps) {
  return (
    <button
      type="button"
      aria-label={`${deed}: ${of.code}`}
      className={rowButtonStyle}
      onClick={onPress}
    >
      {deed}
    </button>
  );
}
