/** Of the menus that open under a button of the console. */
export const menuStyle =
  'z-50 max-h-96 animate-rise overflow-y-auto rounded-2xl border border-line bg-surface p-2 shadow-float';

export const menuItemStyle =
  'flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 font-medium outline-none data-highlighted:bg-accent-soft data-highlighted:text-accent';
