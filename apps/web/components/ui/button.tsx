'use client';

import type { ComponentProps, ReactNode } from 'react';
import { actionStyles, type ActionVariant } from './action-style';
import { Spinner } from './spinner';

interface ButtonProps extends ComponentProps<'button'> {
  variant?: ActionVariant;
  /** It does nothing meanwhile, and keeps the focus, which a disabled button would lose. */
  isLoading?: boolean;
  /** In place of the children while loading, such as `Signing in…`. */
  loadingLabel?: ReactNode;
}

export function Button({
  variant = 'primary',
  isLoading = false,
  loadingLabel,
  type = 'button',
  className = '',
  'aria-disabled': ariaDisabled,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={isLoading || ariaDisabled || undefined}
      className={`${actionStyles[variant]} disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-default ${className}`}
      onClick={(event) => {
        if (isLoading) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {isLoading && <Spinner />}
      {isLoading ? (loadingLabel ?? children) : children}
    </button>
  );
}
