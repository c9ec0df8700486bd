import { describe, expect, test } from 'vitest'
import { run } from '@/tests/cli/run'

const whatIf = (...args: readonly string[]) => run(['what-if', 'topologies/omnigen.yaml', ...args])

describe('hopline what-if', () => {
  test('tells the flows that are lost, at which step and why, and ends with 1', async () => {
    const { exit, out } = await whatIf('--down', 'nat-a')
    expect(exit).toBe(1)
    expect(out).toMatch(/✗ Outbound Internet Traffic.*: lost\n {4}step 1, .*: blocked, NAT Gateway is down/)
    expect(out).toContain('= Inbound User Traffic: as before')
  })

  test('ends with 0 where nothing is lost', async () => {
    expect(await whatIf('--down', 'us-east-1b')).toMatchObject({ exit: 0 })
  })

  test('several may be down, and proposals be carried out, with their cost', async () => {
    const { out } = await whatIf('--apply', 'high-availability', '--down', 'us-east-1a', '--json')
    const outcome = JSON.parse(out)
    expect(outcome.usdPerMonth).toBeGreaterThan(0)
    expect(outcome.down).toContain('nat-a')
    expect((await whatIf('--down', 'nat-a', '--down', 'vpce-s3')).out).toContain('✗ VPC Endpoint Traffic')
  })

  test.each([
    [[], 'nothing is supposed'],
    [['--down', 'nat-b'], 'Did you mean nat-a?'],
    [['--apply', 'high-availabilty'], 'Did you mean high-availability?'],
  ])('wrong usage ends with 2: %j', async (args, hint) => {
    const { exit, out, err } = await whatIf(...args)
    expect(exit).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(hint)
  })
})
