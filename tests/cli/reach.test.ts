import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from '@/tests/cli/run'
import { estate } from '@/tests/model/reachability/estate'

const folder = mkdtempSync(join(tmpdir(), 'hopline reach '))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

//  internet ── igw ── web-a [lb 443, nat] ── app-a [api] · app-b [db]
const network = file('network.json', { schemaVersion: 1, name: 'estate', resources: estate })
const reach = (line: string, ...more: readonly string[]) => run(['reach', network, ...line.split(' '), ...more])

describe('hopline reach', () => {
  test('says reachable, with every hop and its rule, and ends with 0', async () => {
    const { exit, out } = await reach('--from api --to db --port 5432')
    expect(exit).toBe(0)
    expect(out).toContain('✓ reachable  api → db TCP 5432')
    expect(out).toMatch(/security-group-ingress +db-sg +DB-SG ingress TCP 5432 from APP-SG +ingress\/0/)
    expect(out.indexOf('forward')).toBeLessThan(out.indexOf('return'))
  })

  test('says blocked, with everything that stops it and what to do, and ends with 1', async () => {
    const { exit, out } = await reach('--from internet --to api --port 8080')
    expect(exit).toBe(1)
    for (const code of ['IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS', 'ENI_SG_RULES_MISMATCH', 'NGW_SOURCE_ADDRESS_REASSIGN'])
      expect(out).toContain(code)
    expect(out).toContain('fix: Add to APP-SG an ingress rule: TCP 8080 from 0.0.0.0/0.')
  })

  test('without a port tells the ports that pass', async () => {
    expect((await reach('--from internet --to lb')).out).toContain('ports that pass: 443')
    expect((await reach('--from lb --to db')).out).toContain('ports that pass: none')
  })

  test('what is down takes what stands in it along', async () => {
    const zone = await reach('--from api --to internet --port 443 --down a')
    expect(zone.out).toContain('BAD_STATE')
    const gateway = await reach('--from api --to internet --port 443 --down nat')
    expect(gateway).toMatchObject({ exit: 1 })
    expect(gateway.out).toContain('NAT Gateway is down')
    expect((await reach('--from api --to db --port 5432 --down nat')).exit).toBe(0)
  })

  test('answers for programs', async () => {
    const { out } = await reach('--from api --to db --port 5432 --json')
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'reachable',
      blockers: [],
      forward: { hops: expect.any(Array) },
      return: { hops: expect.any(Array) },
    })
  })

  test.each([
    ['--from apii --to db', 'Did you mean api?'],
    ['--from api', '--from and --to'],
    ['--from api --to db --protocol tcpp', 'is no protocol'],
    ['--from api --to db --port 70000', 'expected a number from 0 to 65535'],
    ['--from api --to db --protocol icmp --port 1', 'ICMP has no ports'],
    ['--from api --to db --down natt', 'Did you mean nat?'],
  ])('%s is wrong usage, told with the way out', async (line, hint) => {
    const { exit, out, err } = await reach(line)
    expect(exit).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(hint)
  })
})

describe('hopline reach --queries', () => {
  test('answers each of a list', async () => {
    const queries = file('queries.json', [
      { id: 'db', from: 'api', to: 'db', protocol: 'tcp', port: 5432 },
      { id: 'ssh', from: 'internet', to: 'db', protocol: 6, port: 22 },
      { id: 'typo', from: 'api', to: 'dbb', protocol: '17', port: 53 },
    ])
    const { exit, out } = await reach('--json', '--queries', queries)
    expect(exit).toBe(1)
    const { results } = JSON.parse(out)
    expect(results.map((r: { id: string; verdict: string }) => [r.id, r.verdict])).toEqual([
      ['db', 'reachable'],
      ['ssh', 'blocked'],
      ['typo', 'blocked'],
    ])
    expect(results[2].blockers).toMatchObject([{ code: 'NO_SOURCE_OR_DESTINATION', component: 'dbb' }])
    expect(results[0].forward.hops[1]).toMatchObject({
      component: 'app-sg',
      kind: 'security-group',
      stage: 'security-group-egress',
      rule: { of: 'app-sg', path: 'egress/0' },
    })
  })

  test.each([
    ['[{ "id": "a", "from": "api", "to": "db", "protocol": "tpc" }]', '1:', 'is no protocol'],
    ['[\n  { "id": "a", "from": "api",\n    "protocol": "tcp" }\n]', '2:', 'to'],
    ['[{ "id": "a", "from": "api", "to": "db", "protocol": "icmp", "port": 3 }]', '1:', 'has no ports'],
    ['{}', '1:1', 'list'],
    ['[', '1:', ''],
  ])('mistakes in the list are told at their places: %s', async (text, place, hint) => {
    const { exit, out, err } = await reach('--json', '--queries', file('bad.json', text))
    expect(exit).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(place)
    expect(err).toContain(hint)
  })
})
