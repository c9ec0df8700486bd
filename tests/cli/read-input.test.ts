import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readInput } from '@/cli/read-input'
import { testFile } from '@/tests/cli/run'

const none = Readable.from([])

test('an input as large as allowed is read, one byte more is not', async () => {
  const path = testFile('a.yaml', 'x'.repeat(1000))
  expect(await readInput(path, none, 1000)).toMatchObject({ ok: true })
  expect(await readInput(path, none, 999)).toMatchObject({ ok: false, message: expect.stringContaining('larger than') })
})

test('standard input is counted while it is read', async () => {
  const endless = Readable.from(
    (function* () {
      for (;;) yield Buffer.alloc(100, 'x')
    })(),
  )
  expect(await readInput('-', endless, 1000)).toMatchObject({ ok: false, message: expect.stringContaining('<stdin> is larger') })
})

test('a device without an end is stopped too', async () => {
  expect(await readInput('/dev/zero', none, 1000)).toMatchObject({ ok: false })
})

test('a terminal is not waited for', async () => {
  expect(await readInput('-', Object.assign(Readable.from([]), { isTTY: true }))).toMatchObject({
    ok: false,
    message: expect.stringContaining('terminal'),
  })
})

test('a character split between two chunks is read whole', async () => {
  const bytes = Buffer.from('name: größe')
  const input = await readInput('-', Readable.from([bytes.subarray(0, 9), bytes.subarray(9)]))
  expect(input).toMatchObject({ ok: true, text: 'name: größe' })
})
