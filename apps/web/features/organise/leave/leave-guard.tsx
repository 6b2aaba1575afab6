'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { ConfirmationDialog } from '@/components/ui/confirmation-dialog';
import { leaveBy, useLeaveGuard } from './leave-guard.store';

/** Stands in a form, and keeps the person from losing what they typed by one press. */
export function LeaveGuard({ isDirty }: { isDirty: boolean }) {
  const pending = useLeaveGuard((state) => state.pending);
  useGuard(isDirty);
  return (
    <ConfirmationDialog
      isOpen={pending !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) useLeaveGuard.setState({ pending: null });
      }}
      tone="danger"
      title="Leave without saving?"
      description="What you have changed on this page is not saved, and would be lost."
      confirmLabel="Leave"
      cancelLabel="Stay here"
      onConfirm={async () => {
        useLeaveGuard.setState({ isDirty: false });
        pending?.();
      }}
    />
  );
}

function useGuard(isDirty: boolean): void {
  const router = useRouter();
  useEffect(() => {
    useLeaveGuard.setState({ isDirty });
    if (!isDirty) return;
    const abort = new AbortController();
    const { signal } = abort;
    // Out of the site, or a reload: the browser asks in its own words.
    window.addEventListener('beforeunload', (event) => event.preventDefault(), { signal });
    document.addEventListener(
      'click',
      (event) => {
        const path = findOwnPath(event);
        if (path === null) return;
        event.preventDefault();
        event.stopPropagation();
        leaveBy(() => router.push(path));
      },
      { capture: true, signal },
    );
    guardBack(signal);
    return () => {
      abort.abort();
      useLeaveGuard.setState({ isDirty: false });
    };
  }, [isDirty, router]);
}

/** Where a press would lead within this tab; null when it stays on the page, or opens another tab. */
function findOwnPath(event: MouseEvent): string | null {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || (link.target !== '' && link.target !== '_self') || link.hasAttribute('download'))
    return null;
  const { origin, pathname, search, hash } = new URL(link.href);
  if (origin !== location.origin) return null;
  const isSamePage = pathname === location.pathname && search === location.search;
  return isSamePage ? null : `${pathname}${search}${hash}`;
}

/**
 * A step back cannot be stopped, only come after: the page stands twice in the history, so that the first
 * step leads to itself.
 */
function guardBack(signal: AbortSignal): void {
  repeatEntry();
  window.addEventListener(
    'popstate',
    () => {
      repeatEntry();
      leaveBy(() => history.go(-2));
    },
    { signal },
  );
}

/** Once, however often something is typed and saved. With the router's own state, which it finds again. */
function repeatEntry(): void {
  const state = history.state as Record<string, unknown> | null;
  if (state?.isRepeated === true) return;
  history.pushState({ ...state, isRepeated: true }, '', location.href);
}
