/** How a main action looks, whether it is a link or a button. */
export const actionStyle =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-xl bg-accent px-5 font-semibold text-on-accent transition-colors hover:bg-accent-strong';
