/** What a page of Markdown claims of the repository, and can be wrong about. */
export interface Document {
  /** From the repository's folder, with `/`. */
  path: string;
  text: string;
  /** The anchors of its headings, as GitHub makes them. */
  anchors: ReadonlySet<string>;
  /** The targets of its links and images. */
  links: string[];
  /** The scripts that `npm run …`, `npm start` and `npm test` would run. */
  commands: Command[];
  /** The words of its code: between backticks, and in blocks for a shell. */
  words: string[];
}

interface Command {
  script: string;
  /** As it is given to `--workspace`: a folder or a package's name. */
  workspace?: string;
}

const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gm;
const CODE_SPAN = /`([^`\n]+)`/g;
const COMMAND =
  /\bnpm (?:run ([\w:-]+)|(start|test)\b)(?:[^\n`]*?\s(?:-w|--workspace)[ =]([^\s`]+))?/g;

export function parseDocument(path: string, text: string): Document {
  // A block without a language is a drawing or a terminal's output: it names nothing to be looked up.
  const shell = [...text.matchAll(FENCE)].filter(([, language]) => language === 'sh');
  const prose = text.replaceAll(FENCE, '');
  const code = [...shell.map(([, , block]) => block), ...captures(prose, CODE_SPAN)];
  return {
    path,
    text,
    anchors: new Set(captures(prose, /^#+ (.+)$/gm).map(toAnchor)),
    links: captures(prose.replaceAll(CODE_SPAN, ''), /\]\(([^)\s]+)\)/g),
    commands: [...text.matchAll(COMMAND)].map(([, run, short, workspace]) => ({
      script: run ?? short ?? '',
      ...(workspace === undefined ? {} : { workspace }),
    })),
    words: code.flatMap((line = '') => line.split(/\s+/)),
  };
}

function captures(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, captured = '']) => captured);
}

/** Lower case, no punctuation, hyphens for spaces; a link in a heading counts with its text. */
function toAnchor(heading: string): string {
  return heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');
}
