import { expect, test } from 'vitest'
import { withSight } from '@/cli/opened-sight'
import { fingerprint } from '@/exporters/first-sight/fingerprint'
import type { OpenedFile } from '@/server/opened-file'

const topology = (name: string) =>
  `schemaVersion: 1\nname: ${name}\nresources:\n  - { kind: vpc, id: main, cidrs: [10.0.0.0/16] }\n  - { kind: subnet, id: web, vpc: main, cidr: 10.0.1.0/24 }\n`

function opened(first: OpenedFile) {
  let now = first
  let reads = 0
  const handedOut = withSight(async () => {
    reads += 1
    return now
  })
  return { ...handedOut, change: (file: OpenedFile) => (now = file), reads: () => reads }
}

test('the first sight is made of what was read last, without reading again', async () => {
  const { opened: read, sight, change, reads } = opened({ state: 'open', name: 'a.yaml', text: topology('one') })
  await read('planned')
  expect(JSON.parse(await sight())).toMatchObject({ fingerprint: fingerprint(topology('one')), first: { view: 'network' } })
  expect(await sight()).toBe(await sight())
  expect(reads()).toBe(1)
  change({ state: 'open', name: 'a.yaml', text: topology('two') })
  expect(JSON.parse(await sight()).opened.summary.name).toBe('one')
  await read('planned')
  expect(JSON.parse(await sight()).opened.summary.name).toBe('two')
})

test('what nobody has read yet is read for it', async () => {
  const { sight, reads } = opened({ state: 'open', name: 'a.yaml', text: topology('one') })
  expect(JSON.parse(await sight()).opened.summary.name).toBe('one')
  expect(reads()).toBe(1)
})

test('there is none of nothing, of what cannot be read, and of what is broken', async () => {
  expect(await opened({ state: 'none' }).sight()).toBe('null')
  expect(await opened({ state: 'unreadable', message: 'gone' }).sight()).toBe('null')
  expect(await opened({ state: 'open', name: 'a.yaml', text: '[' }).sight()).toBe('null')
})
