import { type MouseEvent, useRef } from 'react'

type Pointer = Pick<MouseEvent, 'clientX' | 'clientY'>

/**
 * Tells a pointer that comes to a box from a box that comes to the pointer. When the picture moves beneath a pointer at rest, such as after
 * a click that opens a panel, browsers tell of it as if somebody pointed there, and what was chosen would be pushed aside.
 */
export function useOwnPointer() {
  const last = useRef<Pointer | null>(null)
  return {
    moved: ({ clientX, clientY }: Pointer) => {
      last.current = { clientX, clientY }
    },
    hasCome: ({ clientX, clientY }: Pointer) => last.current?.clientX !== clientX || last.current.clientY !== clientY,
  }
}
