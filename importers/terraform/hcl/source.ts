import type { At } from '@/importers/terraform/hcl/syntax'
import { lineMap, type Position } from '@/importers/text/line-map'
import type { Diagnostic, Place } from '@/model/diagnostic'

/** A file, or a text of the command line, that expressions stand in. */
export interface Source {
  readonly name: string
  readonly text: string
  positionOf(offset: number): Position
}

export function sourceOf(name: string, text: string): Source {
  // Made when the first position is asked for: most files have no mistakes, but all have blocks.
  let positions: ((offset: number) => Position) | null = null
  return {
    name,
    text,
    positionOf: (offset) => {
      positions ??= lineMap(text)
      return positions(offset)
    },
  }
}

export const placeOf = (at: At): Place => ({ file: at.source.name, ...at.source.positionOf(at.offset) })

/** A mistake with its place, as the readers of Terraform files report it. */
export const mistake = (code: Diagnostic['code'], severity: Diagnostic['severity'], at: At, message: string, fix: string): Diagnostic => ({
  code,
  severity,
  message,
  place: placeOf(at),
  fix,
})
