'use client';

import type { MadeInvitation } from '@lastseat/contracts';
import { CopyButton } from '@/components/ui/copy-button';
import { consolePaths } from '@/lib/http/console-paths';

/** To be passed on. It is shown this once: what is kept of it cannot be turned back into the link. */
export function InvitationLink({ invitation: { email, token } }: { invitation: MadeInvitation }) {
  const link = new URL(consolePaths.invitation(token), location.origin).href;
  return (
    <div role="status" className="mt-5 rounded-xl bg-plenty-soft p-4">
      <p className="text-sm font-medium text-plenty">
        Send this link to {email}. It is shown only now, and lets in whoever opens it.
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <input
          readOnly
          aria-label="Invitation link"
          value={link}
          className="min-h-11 min-w-0 flex-1 basis-60 rounded-xl border border-line-strong bg-surface px-3 text-sm"
          onFocus={({ target }) => target.select()}
        />
        <CopyButton text={link} />
      </div>
    </div>
  );
}
