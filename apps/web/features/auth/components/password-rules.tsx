import { Check, Dot } from 'lucide-react';
import { checkPasswordRules } from '@/features/auth/password-rules';

interface PasswordRulesProps {
  password: string;
}

export function PasswordRules({ password }: PasswordRulesProps) {
  return (
    <ul aria-label="Rules for the password" className="space-y-1 text-sm">
      {checkPasswordRules(password).map(({ text, isMet }) => {
        const Icon = isMet ? Check : Dot;
        return (
          <li key={text} className={`flex gap-1.5 ${isMet ? 'text-plenty' : 'text-muted'}`}>
            <Icon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
            <span>
              {text}
              {isMet && <span className="sr-only">: done</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
