import type { GivenFile } from '@/components/home/given-files'

let waiting: readonly GivenFile[] | null = null

/** Keeps files that were dropped on another page until the start page takes them. */
export function handOver(files: readonly GivenFile[]): void {
  waiting = files
}

/** The files that wait, once. */
export function takeHandedOver(): readonly GivenFile[] | null {
  const files = waiting
  waiting = null
  return files
}
