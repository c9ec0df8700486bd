import { renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useOwnPointer } from '@/components/canvas/use-own-pointer'

test('a box that comes to a pointer at rest is not pointed at, one that the pointer comes to is', () => {
  const { result } = renderHook(() => useOwnPointer())
  expect(result.current.hasCome({ clientX: 40, clientY: 50 })).toBe(true)
  result.current.moved({ clientX: 40, clientY: 50 })
  expect(result.current.hasCome({ clientX: 40, clientY: 50 })).toBe(false)
  expect(result.current.hasCome({ clientX: 40, clientY: 51 })).toBe(true)
  expect(result.current.hasCome({ clientX: 41, clientY: 50 })).toBe(true)
})
