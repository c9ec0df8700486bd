import type { Diagnostic } from '@/model/diagnostic'

/** Sides of a plan that can be asked for; of anything else there is but one. */
export type OpenedSide = 'planned' | 'prior'

/** The topology file that `hopline view` was given, as it is at this moment. */
export type OpenedFile =
  | { readonly state: 'none' }
  | {
      readonly state: 'open'
      readonly name: string
      readonly text: string
      readonly remarks?: readonly Diagnostic[]
      readonly isPlan?: boolean
    }
  | { readonly state: 'unreadable'; readonly message: string }
