'use client';

import { Content, Overlay, Portal, Root, Title } from '@radix-ui/react-dialog';
import { Search } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { useNavigate } from '@/features/organise/leave/use-navigate';
import { useFocusBack } from '@/lib/react/use-focus-back';
import { CommandList } from './command-list';
import { usePalette } from './palette.store';
import type { Command } from './rank-commands';
import { useCommands } from './use-commands';

/** Every event and everything that can be done, by a few letters. */
export function Palette() {
  const isOpen = usePalette((palette) => palette.isOpen);
  const giveFocusBack = useFocusBack(isOpen);
  const setIsOpen = (next: boolean) => usePalette.setState({ isOpen: next });
  return (
    <Root open={isOpen} onOpenChange={setIsOpen}>
      <Portal>
        <Overlay className="fixed inset-0 z-50 animate-fade bg-scrim" />
        <Content
          aria-describedby={undefined}
          onCloseAutoFocus={giveFocusBack}
          className="fixed inset-x-3 top-3 z-50 mx-auto flex max-h-[min(32rem,calc(100dvh-1.5rem))] max-w-xl animate-rise flex-col overflow-hidden rounded-2xl border border-line bg-surface shadow-float outline-none sm:top-[12vh]"
        >
          <Title className="sr-only">Search events and actions</Title>
          <CommandBox onDone={() => setIsOpen(false)} />
        </Content>
      </Portal>
    </Root>
  );
}

/** A combobox whose list is always open: the focus stays in the field, and the keys move the choice. */
function CommandBox({ onDone }: { onDone: () => void }) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const listId = useId();
  const navigate = useNavigate();
  const commands = useCommands(typed);
  // What is found later may be less than what was there.
  const index = Math.min(chosen, commands.length - 1);
  const current = commands[index];
  const optionId = ({ id }: Command) => `${listId}-${id}`;
  const run = ({ href }: Command) => {
    onDone();
    navigate(href);
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      // Or its second half would press the button of a dialog that opens by it.
      event.preventDefault();
      if (current) run(current);
    }
    const next = nextChoice(event.key, index, commands.length);
    if (next === null) return;
    event.preventDefault();
    setChosen(next);
  };
  const type = (text: string) => {
    setTyped(text);
    setChosen(0);
  };
  const point = (command: Command) => setChosen(commands.indexOf(command));
  const activeId = current && optionId(current);
  const field = { listId, activeId, value: typed, onType: type, onKeyDown: handleKey };
  const list = { commands, current, optionId, onPoint: point, onRun: run };
  return (
    <>
      <CommandField {...field} />
      <CommandList id={listId} {...list} />
    </>
  );
}

/** In a ring; null for every other key. */
function nextChoice(key: string, chosen: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return (chosen + 1) % count;
  if (key === 'ArrowUp') return (chosen - 1 + count) % count;
  return null;
}

interface CommandFieldProps {
  listId: string;
  activeId: string | undefined;
  value: string;
  onType: (text: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

function CommandField({ listId, activeId, value, onType, onKeyDown }: CommandFieldProps) {
  return (
    <div className="relative border-b border-line">
      <Search
        className="pointer-events-none absolute top-1/2 left-4 size-5 -translate-y-1/2 text-muted"
        aria-hidden="true"
      />
      <input
        type="text"
        role="combobox"
        aria-label="Search events and actions"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={activeId}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder="Find an event, or something to do"
        className="h-14 w-full bg-transparent pr-4 pl-12 text-base outline-none placeholder:text-muted"
        value={value}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
