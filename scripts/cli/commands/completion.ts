import { commonOptions, type Command, type Option } from '../command.js';
import { UsageError } from '../exit-code.js';

type Writer = (commands: readonly Command[]) => string;

const writers: Readonly<Record<string, Writer>> = {
  bash: writeForBash,
  // It understands what is written for bash, once told to.
  zsh: (commands) => `autoload -U +X bashcompinit && bashcompinit\n${writeForBash(commands)}`,
  fish: writeForFish,
};
const shells = Object.keys(writers).join(', ');

/** @param others all commands but this one */
export function createCompletion(others: readonly Command[]): Command {
  const completion: Command = {
    name: 'completion',
    summary: `prints what makes a shell complete it: ${shells}`,
    arguments: ['<shell>'],
    options: {},
    notes: 'For this session: source <(npx lastseat completion bash). More is in docs/cli.md.',
    async run({ arguments: [shell = ''], print }) {
      const write = Object.hasOwn(writers, shell) ? writers[shell] : undefined;
      if (write === undefined) throw new UsageError(`"${shell}" is none of ${shells}.`);
      print(write([...others, completion]));
    },
  };
  return completion;
}

const listOptions = ({ options }: Command) =>
  Object.entries<Option>({ ...options, ...commonOptions });

function writeForBash(commands: readonly Command[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const ofCommands = commands.map((command) => {
    const words = listOptions(command).map(([name]) => `--${name}`);
    return `    ${command.name}) words="${words.join(' ')}" ;;`;
  });
  const ofValues = commands.flatMap((command) =>
    listOptions(command).flatMap(([name, { choices }]) =>
      choices ? [`    "${command.name} --${name}") words="${choices.join(' ')}" ;;`] : [],
    ),
  );
  return [
    '_lastseat() {',
    '  local command="${COMP_WORDS[1]}" before="${COMP_WORDS[COMP_CWORD-1]}" words=""',
    '  case "$command" in',
    ...ofCommands,
    '  esac',
    '  case "$command $before" in',
    ...ofValues,
    '  esac',
    `  [ "$COMP_CWORD" -eq 1 ] && words="${names} --help --version"`,
    '  COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))',
    '}',
    'complete -o default -F _lastseat lastseat',
  ].join('\n');
}

function writeForFish(commands: readonly Command[]): string {
  const quote = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  return commands
    .flatMap((command) => [
      `complete -c lastseat -n __fish_use_subcommand -a ${command.name} -d ${quote(command.summary)}`,
      ...listOptions(command).map(([name, { value, help, choices }]) =>
        [
          `complete -c lastseat -n '__fish_seen_subcommand_from ${command.name}' -l ${name}`,
          ...(value === undefined ? [] : ['-r']),
          ...(choices ? [`-f -a ${quote(choices.join(' '))}`] : []),
          `-d ${quote(help)}`,
        ].join(' '),
      ),
    ])
    .join('\n');
}
