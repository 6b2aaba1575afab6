'use client';

import { ScanLine } from 'lucide-react';
import { useState, type RefObject } from 'react';
import { FormField } from '@/components/ui/form-field';
import { Button } from '@/components/ui/button';
import { findPeople } from '@/features/door/api/door-api';
import { isUnreachable } from '@/features/door/api/is-unreachable';
import { admitCode } from '@/features/door/engine/admit';
import type { Desk } from '@/features/door/engine/desk';
import { findByReference } from '@/features/door/rules/find-by-reference';
import { isCode } from '@/features/door/rules/is-code';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { FoundPeople, type FoundPerson } from './found-people';

type Search =
  | { is: 'none' }
  | { is: 'under-way' }
  | { is: 'done'; people: FoundPerson[]; isOffline: boolean }
  | { is: 'failed'; why: string };

interface TypeBoxProps {
  desk: Desk;
  /** Where a hand scanner types. */
  field: RefObject<HTMLInputElement | null>;
}

/** For a hand scanner, for who types a code, and for who knows a name only. */
export function TypeBox({ desk, field }: TypeBoxProps) {
  const [text, setText] = useState('');
  const [search, setSearch] = useState<Search>({ is: 'none' });
  const send = async () => {
    if (isCode(text)) {
      setText('');
      setSearch({ is: 'none' });
      await admitCode(desk, text);
    } else if (text.trim() !== '') {
      // Whatever is typed next is in place of it.
      field.current?.select();
      setSearch({ is: 'under-way' });
      setSearch(await look(desk, text.trim()));
    }
  };
  return (
    <div className="grid gap-3">
      <form
        className="flex items-end gap-3"
        onSubmit={(submit) => {
          submit.preventDefault();
          void send();
        }}
      >
        <div className="min-w-0 flex-1">
          <FormField
            {...typing}
            ref={field}
            label="Code, name or reference"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </div>
        <Button type="submit" className="min-h-12" aria-label="Admit or search">
          <ScanLine className="size-5" aria-hidden="true" />
        </Button>
      </form>
      <Found desk={desk} search={search} />
    </div>
  );
}

/** What a keyboard adds is no part of a code. */
const typing = {
  autoComplete: 'off',
  autoCapitalize: 'off',
  spellCheck: false,
  enterKeyHint: 'go',
} as const;

function Found({ desk, search }: { desk: Desk; search: Search }) {
  return (
    <div role="status">
      {search.is === 'under-way' && <p className="text-muted">Searching…</p>}
      {search.is === 'failed' && <p className="text-muted">{search.why}</p>}
      {search.is === 'done' && (
        <FoundPeople desk={desk} people={search.people} isOffline={search.isOffline} />
      )}
    </div>
  );
}

async function look(desk: Desk, text: string): Promise<Search> {
  const offline = (): Search => ({ is: 'done', people: findKept(desk, text), isOffline: true });
  if (!desk.store.getState().isReachable) return offline();
  try {
    const people = await findPeople(desk.parts.eventId, text);
    return { is: 'done', people, isOffline: false };
  } catch (error) {
    return isUnreachable(error) ? offline() : { is: 'failed', why: explainRefusal(error) };
  }
}

function findKept({ book }: Desk, text: string): FoundPerson[] {
  if (book === null) return [];
  return findByReference(book, text).map((bookingId) => ({
    ...{ bookingId, name: null, note: null },
    quantity: book.quantities.get(bookingId) ?? 0,
  }));
}
