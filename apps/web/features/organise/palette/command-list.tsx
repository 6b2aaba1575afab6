import { CornerDownLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Command } from './rank-commands';

interface CommandListProps {
  id: string;
  commands: readonly Command[];
  current: Command | undefined;
  optionId: (command: Command) => string;
  onPoint: (command: Command) => void;
  onRun: (command: Command) => void;
}

export function CommandList(props: CommandListProps) {
  const { id, commands, current, optionId, onPoint, onRun } = props;
  const groups = [...new Set(commands.map(({ group }) => group))];
  return (
    <>
      <div id={id} role="listbox" aria-label="Found" className="overflow-y-auto p-2 empty:hidden">
        {groups.map((group) => (
          <div key={group} role="group" aria-label={group}>
            <p className="px-3 pt-2 pb-1 text-xs font-semibold text-muted" aria-hidden="true">
              {group}
            </p>
            {commands
              .filter((command) => command.group === group)
              .map((command) => (
                <Option
                  key={command.id}
                  id={optionId(command)}
                  command={command}
                  isCurrent={command === current}
                  onPoint={() => onPoint(command)}
                  onRun={() => onRun(command)}
                />
              ))}
          </div>
        ))}
      </div>
      <p role="status" className={commands.length === 0 ? 'p-6 text-center text-muted' : 'sr-only'}>
        {commands.length === 0 ? 'Nothing found' : `${commands.length} found`}
      </p>
    </>
  );
}

interface OptionProps {
  id: string;
  command: Command;
  isCurrent: boolean;
  onPoint: () => void;
  onRun: () => void;
}

function Option({ id, command: { label, hint }, isCurrent, onPoint, onRun }: OptionProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isCurrent) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={isCurrent}
      className="flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 aria-selected:bg-accent-soft aria-selected:text-accent forced-colors:aria-selected:border"
      onPointerMove={onPoint}
      onClick={onRun}
    >
      <span className="truncate font-medium">{label}</span>
      {hint && <span className="min-w-0 flex-1 truncate text-sm text-muted">{hint}</span>}
      {isCurrent && <CornerDownLeft className="ml-auto size-4 shrink-0" aria-hidden="true" />}
    </div>
  );
}
