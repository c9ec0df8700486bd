import { describe, expect, test } from 'vitest'
import { run, testFile } from '@/tests/cli/run'

const whatIf = (...args: readonly string[]) => run(['what-if', 'topologies/omnigen.yaml', ...args])

describe('hopline what-if', () => {
  test('tells the flows that are lost, at which step and why, and ends with 1', async () => {
    const { exit, out, err } = await whatIf('--down', 'nat-a')
    expect(exit).toBe(1)
    expect(err).toContain('1 of 3 flows lost.')
    expect(out).toMatch(
      /✗ Outbound Internet Traffic.*: lost\n {4}step 1, .*: reachable → blocked, NAT Gateway is down\n {4}and steps 2, 3, 4, 5, 6/,
    )
    expect(out).toContain('= Inbound User Traffic: as before')
  })

  test('what is down may be of a proposal', async () => {
    const { exit, out } = await whatIf('--apply', 'high-availability', '--down', 'nat-b')
    expect(exit).toBe(1)
    expect(out).toMatch(/Outbound.*: lost/)
  })

  test('says that nothing can be lost where no flow is declared', async () => {
    const bare = testFile('bare.json', JSON.stringify({ schemaVersion: 1, name: 'n', resources: [{ kind: 'vpc', id: 'v', cidrs: [] }] }))
    const { exit, err } = await run(['what-if', bare, '--down', 'v'])
    expect(exit).toBe(0)
    expect(err).toContain('declares no flows')
    expect((await run(['what-if', bare, '--apply', 'x'])).err).toContain('It has no proposals.')
  })

  test('ends with 0 where nothing is lost', async () => {
    expect(await whatIf('--down', 'us-east-1b')).toMatchObject({ exit: 0 })
  })

  test('several may be down, and proposals be carried out, with their cost', async () => {
    const { out } = await whatIf('--apply', 'high-availability', '--down', 'us-east-1a', '--json')
    const outcome = JSON.parse(out)
    expect(outcome.usdPerMonth).toBeGreaterThan(0)
    expect(outcome.down).toContain('nat-a')
    expect(outcome.flows[0]).toMatchObject({ id: 'inbound', outcome: 'same', steps: expect.any(Array) })
    expect((await whatIf('--down', 'nat-a', '--down', 'vpce-s3')).out).toContain('✗ VPC Endpoint Traffic')
  })

  test.each([
    [[], 'nothing is supposed'],
    [['--down', 'nat-b'], 'Did you mean nat-a?'],
    [['--apply', 'high-availabilty'], 'Did you mean high-availability?'],
    [['--apply', 'nothing-like-it'], 'Its proposals are: high-availability.'],
    [['--down', 'zzzzzzzzzzzzzz'], 'Name a zone, a subnet, a gateway'],
  ])('wrong usage ends with 2: %j', async (args, hint) => {
    const { exit, out, err } = await whatIf(...args)
    expect(exit).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(hint)
  })
})
