import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from '@/tests/cli/run'
import { estate, estateWith } from '@/tests/model/reachability/estate'

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

  test('names the line of the resource and of the rule that decides, in a file with mistakes too', async () => {
    const yaml = file(
      'lines.yaml',
      `schemaVersion: 1
name: lines
resources:
  - { kind: vpc, id: v, cidrs: [10.0.0.0/16] }
  - { kind: subnet, id: s, vpc: v, cidr: 10.0.0.0/24 }
  - { kind: subnet, id: broken, vpc: [] }
  - { kind: ec2-instance, id: a, subnet: s, privateAddress: 10.0.0.10, securityGroups: [g] }
  - { kind: ec2-instance, id: b, subnet: s, privateAddress: 10.0.0.11, securityGroups: [h] }
  - kind: security-group
    id: g
    vpc: v
    ingress: []
    egress:
      - { protocol: udp, ports: 53, peer: 0.0.0.0/0 }
      - { protocol: tcp, ports: 443, peer: 10.0.0.0/24 }
  - { kind: security-group, id: h, vpc: v, ingress: [], egress: [] }
`,
    )
    const { out } = await run(['reach', yaml, '--from', 'a', '--to', 'b', '--port', '443'])
    expect(out).toContain(`egress/1 ${yaml}:15`)
    expect(out).toMatch(/fix: Add to h an ingress rule: .* \(.*lines\.yaml:16\)/i)
    const json = JSON.parse((await run(['reach', yaml, '--from', 'a', '--to', 'b', '--port', '443', '--json'])).out)
    expect(json.forward.hops.map((hop: { source?: { line?: number } }) => hop.source?.line)).toEqual([7, 15, 16, 8])
    expect(json.blockers[0].source).toEqual({ file: yaml, line: 16 })
  })

  test('tells the smallest set of changes that opens the way, as the topology file would have them', async () => {
    const { out } = await reach('--from lb --to db --port 5432')
    expect(out).toContain(`  smallest set of changes
    lb-sg egress: add {"protocol":"tcp","ports":"5432","peer":"db-sg"}
    db-sg ingress: add {"protocol":"tcp","ports":"5432","peer":"lb-sg"}
`)
    expect((await reach('--from api --to db --port 5432')).out).not.toContain('smallest set')
  })

  test('says undecided, with what is missing, and ends with 1', async () => {
    const { securityGroups: _, ...vague } = estate.find((r) => r.id === 'db') ?? {}
    const unsure = file('unsure.json', { schemaVersion: 1, name: 'estate', resources: estateWith({ ...vague, id: 'db' }) })
    const { exit, out } = await run(['reach', unsure, ...'--from api --to db --port 5432'.split(' ')])
    expect(exit).toBe(1)
    expect(out).toMatch(/^\? undecided {2}api → db TCP 5432/)
    expect(out).toMatch(/undecided because\n {4}db: /)
  })

  test('every mistake of the question is told at once', async () => {
    const { err } = await reach('--from apii --to dbb --port x')
    expect(err.split('\n').filter((line) => line.startsWith('error: '))).toHaveLength(3)
  })

  // The address may be the api's, and then its group's rule holds: deleting an attribute made a sure answer of an undecided one.
  test('an address that may be of a member of the group that a rule names is undecided', async () => {
    const { privateAddress: _, ...vague } = estate.find((r) => r.id === 'api') ?? {}
    const unsure = file('vague.json', { schemaVersion: 1, name: 'estate', resources: estateWith({ ...vague, id: 'api' }) })
    const { out } = await run(['reach', unsure, ...'--from lb --to 10.0.2.10 --port 8080 --json'.split(' ')])
    expect(JSON.parse(out).verdict).toBe('undecided')
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
    ['--from api --to db --down 10.0.1.9', 'Name a zone, a subnet, a gateway'],
    ['--from 10.0.2.300 --to db', '"10.0.2.300" is no IPv4 or IPv6 address.'],
    ['--from 2001:db8::g --to db', 'nothing in the topology is called "2001:db8::g"'],
    ['--from 10.0.2.0/24 --to db', '"10.0.2.0/24" is a block, expected one address.'],
    ['--from 10.0.2.10 --to 2001:db8::1', '10.0.2.10 is an IPv4 address and 2001:db8::1 an IPv6 one'],
    ['--from api --to 2001:db8::1 --protocol icmp', 'ICMP is of IPv4'],
    ['--from 10.0.2.10 --to api --protocol 58', 'ICMPv6 is of IPv6'],
    ['--from api --to db --source-port 1.5', '--source-port: "1.5" is no port'],
    ['--from api --queries queries.json', 'give the one or the other'],
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

  test('ends that do not exist or cannot meet are told at their places, and the others answered', async () => {
    const queries = file(
      'odd.json',
      '[{"id":1,"from":"apii","to":"db","protocol":"tcp"},\n {"id":1,"from":"10.0.2.10","to":"::1","protocol":6}]',
    )
    const { exit, out, err } = await reach('--json', '--queries', queries)
    expect(exit).toBe(1)
    expect(JSON.parse(out).results).toHaveLength(2)
    expect(err).toContain(
      'odd.json:1:17: warning: nothing in the topology is called "apii". (queries/unknown-end)\n  fix: Did you mean api?',
    )
    expect(err).toContain('odd.json:2:8: warning: "1" is the id of question 1 too')
    expect(err).toMatch(/odd.json:2:\d+: warning: 10.0.2.10 is an IPv4 address/)
    expect(err).toContain('0 reachable, 2 blocked, 0 undecided')
  })

  test('the answers are for people too, each under its id', async () => {
    const queries = file('two.json', [
      { id: 'db', from: 'api', to: 'db', protocol: 'tcp', port: 5432 },
      { id: 'web', from: 'internet', to: 'lb', protocol: 'tcp', port: 443 },
    ])
    const { exit, out } = await run(['reach', network, '--queries', queries])
    expect(exit).toBe(0)
    expect(out.match(/^✓ reachable .*/gm)).toEqual(['✓ reachable  db: api → db TCP 5432', '✓ reachable  web: internet → lb TCP 443'])
  })

  test('ten thousand questions are answered in seconds, an answer a line', async () => {
    const queries = Array.from({ length: 10_000 }, (_, i) => ({ id: i, from: 'api', to: 'db', protocol: 'tcp', port: i }))
    const { exit, out } = await reach('--json', '--queries', file('many.json', queries))
    expect(exit).toBe(1)
    const { results } = JSON.parse(out)
    expect(results).toHaveLength(10_000)
    expect(results.filter((r: { verdict: string }) => r.verdict === 'reachable').map((r: { id: number }) => r.id)).toEqual([5432])
    expect(out.split('\n')).toHaveLength(10_000 + 5)
  }, 30_000)

  test('no questions, no answers', async () => {
    expect(await reach('--json', '--queries', file('none.json', []))).toMatchObject({ exit: 0, out: '{\n  "results": [\n  ]\n}\n' })
  })

  test('standard input cannot hold both files', async () => {
    const { exit, err } = await run(['reach', '-', '--queries', '-'])
    expect(exit).toBe(2)
    expect(err).toContain('cannot both come from standard input')
  })

  test.each([
    ['[{ "id": "a", "from": "api", "to": "db", "protocol": "tpc" }]', '1:', 'is no protocol'],
    ['[\n  { "id": "a", "from": "api",\n    "protocol": "tcp" }\n]', '2:', 'to'],
    ['[{ "id": "a", "from": "api", "to": "db", "protocol": "icmp", "port": 3 }]', '1:', 'has no ports'],
    ['{}', '1:1', 'list'],
    ['[', '1:', ''],
    ['', '1:1', 'expected a list of questions'],
  ])('mistakes in the list are told at their places: %s', async (text, place, hint) => {
    const { exit, out, err } = await reach('--json', '--queries', file('bad.json', text))
    expect(exit).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(place)
    expect(err).toContain(hint)
  })
})
