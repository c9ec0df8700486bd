import 'react'

declare module 'react' {
  /** The custom properties that components hand to their styles. */
  interface CSSProperties {
    '--mark'?: string
  }
}
