import type { ButtonHTMLAttributes, ReactNode } from 'react'

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label' | 'type'> {
  /** What it does: its name and its tooltip. */
  readonly label: string
  readonly children: ReactNode
}

/** A button that shows a sign alone, 32 px square. */
export function IconButton({ label, children, className = '', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`grid size-8 shrink-0 place-items-center rounded-md text-ink-quiet transition-colors hover:bg-hover hover:text-ink ${className}`}
      {...rest}
    >
      {children}
    </button>
  )
}
