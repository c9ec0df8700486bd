import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { run } from '@/tests/cli/run'

/** A command of the guide with what it is said to print right below it. */
const shown = /```sh\nnpx hopline (.+)\n```\n\n```text\n([\s\S]*?)```/g
const guide = readFileSync('docs/reachability.md', 'utf8')

describe('docs/reachability.md', () => {
  const examples = [...guide.matchAll(shown)].map(([, command = '', printed = '']) => [command, printed] as const)

  test('shows what commands print', () => {
    expect(examples.length).toBeGreaterThanOrEqual(4)
  })

  test.each(examples)('hopline %s prints what the guide says', async (command, printed) => {
    expect((await run(command.split(' '))).out).toBe(printed)
  })
})
