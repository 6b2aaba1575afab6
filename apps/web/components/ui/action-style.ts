export type ActionVariant = 'primary' | 'secondary' | 'danger' | 'success' | 'quiet';

const shape =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-xl border px-5 py-2 text-center font-semibold transition-colors';

/** To be seen in forced colours only, which take the ground away and leave the edge. */
const edge = 'border-transparent';

/** How an action looks, whether it is a link or a button. It answers to hovering only if it works. */
export const actionStyles: Record<ActionVariant, string> = {
  primary: `${shape} ${edge} bg-accent text-on-accent not-disabled:not-aria-disabled:hover:bg-accent-strong`,
  secondary: `${shape} border-line-strong bg-surface text-ink not-disabled:not-aria-disabled:hover:bg-sunken`,
  danger: `${shape} ${edge} bg-danger text-on-danger not-disabled:not-aria-disabled:hover:bg-danger-strong`,
  /** It is done. */
  success: `${shape} ${edge} bg-plenty-soft text-plenty`,
  /** There is nothing to be done. */
  quiet: `${shape} ${edge} bg-gone-soft text-gone`,
};

/** The main action of a page. */
export const actionStyle = actionStyles.primary;
