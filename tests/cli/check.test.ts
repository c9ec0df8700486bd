import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from '@/tests/cli/run'

const folder = mkdtempSync(join(tmpdir(), 'hopline check '))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const broken = file(
  'broken, 100%.yaml',
  `schemaVersion: 1
name: small
resources:
  - { kind: vpc, id: vpc, cidrs: [10.0.0.0/16] }
  - kind: route-table
    id: routes
    vpc: vpc
    routes:
      - { destination: 0.0.0.0/0, target: blackhole }
`,
)
const sample = 'topologies/omnigen.yaml'

describe('hopline check', () => {
  test('passes the sample, with one line for each flow', async () => {
    const { exit, out, err } = await run(['check', sample])
    expect(exit).toBe(0)
    expect(out.match(/^✓ .*: reachable/gm)).toHaveLength(3)
    expect(err).toContain('3 of 3 flows pass')
  })

  test('points at the line of the rule or route, and says what to do', async () => {
    const { out } = await run(['check', broken])
    expect(out).toMatch(/broken, 100%\.yaml:9:9: warning: .*blackhole.* \(finding\/dead-route\)\n {2}fix: /)
  })

  test('names the files of a folder from the working directory, as annotations of a pull request need them', async () => {
    const stack = join(folder, 'stack')
    mkdirSync(stack)
    writeFileSync(join(stack, 'main.tf'), 'resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }\nresource "aws_eip" "spare" {}\n')
    const { out } = await run(['check', stack, '--format', 'github'])
    expect(out).toContain(`file=${join(stack, 'main.tf')},line=2`)
  })

  test('fails from the severity that is asked for', async () => {
    expect((await run(['check', broken])).exit).toBe(0)
    expect((await run(['check', broken, '--fail-on', 'warning'])).exit).toBe(1)
    expect((await run(['check', sample, '--fail-on', 'note'])).exit).toBe(1)
  })

  test('annotates pull requests, with what the command line of GitHub would misread escaped', async () => {
    const { out } = await run(['check', broken, '--format', 'github'])
    expect(out).toMatch(/^::warning file=.*broken%2C 100%25\.yaml,line=9,col=9,title=finding\/dead-route::/m)
    expect(
      out
        .trim()
        .split('\n')
        .every((line) => line.startsWith('::')),
    ).toBe(true)
  })

  test('writes SARIF 2.1.0 with a rule and a place for each result', async () => {
    const { out } = await run(['check', broken, '--format', 'sarif'])
    const { version, runs } = JSON.parse(out)
    expect(version).toBe('2.1.0')
    const [{ results, tool }] = runs
    expect(results[0]).toMatchObject({
      ruleId: 'finding/dead-route',
      level: 'warning',
      locations: [{ physicalLocation: { region: { startLine: 9, startColumn: 9 } } }],
    })
    for (const result of results) expect(tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId)
  })

  test('answers for programs', async () => {
    const report = JSON.parse((await run(['check', sample, '--json'])).out)
    expect(report.flows.map((f: { verdict: string }) => f.verdict)).toEqual(['reachable', 'reachable', 'reachable'])
  })

  test.each([
    [['check', sample, '--format', 'xml'], 'expected one of text, json, github, sarif'],
    [['check', sample, '--fail-on', 'never'], 'expected one of error, warning, note'],
    [['check', join(folder, 'none.yaml')], 'none.yaml'],
    [['check', file('empty.yaml', '')], 'empty'],
  ])('wrong usage and unreadable files end with 2: %j', async (args, hint) => {
    const { exit, out, err } = await run(args)
    expect(exit).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(hint)
  })

  test('tells what is missing once, however many steps miss it, and takes no flow that nobody declared for an error', async () => {
    const flow = (id: string, more: object = {}) => ({
      id,
      name: id,
      participants: [
        { id: 'a', of: ['a'] },
        { id: 'b', of: ['b'] },
      ],
      steps: [{ from: 'a', to: 'b', text: 'asks', protocol: 'TCP', port: 5432 }],
      ...more,
    })
    const host = (id: string, subnet: string) => ({
      kind: 'ec2-instance',
      id,
      subnet,
      securityGroups: ['g'],
      privateAddress: id === 'a' ? '10.0.0.4' : '10.0.1.4',
    })
    const rules = [{ protocol: 'all', ports: 'all', peer: '10.0.0.0/16' }]
    const network = (flows: readonly object[], ingress: readonly object[]) =>
      file(
        'flows.json',
        JSON.stringify({
          schemaVersion: 1,
          name: 'n',
          resources: [
            { kind: 'vpc', id: 'v', cidrs: ['10.0.0.0/16'] },
            { kind: 'subnet', id: 's', vpc: 'v', cidr: '10.0.0.0/24', routeTable: 't' },
            { kind: 'subnet', id: 'u', vpc: 'v', cidr: '10.0.1.0/24', routeTable: 't' },
            { kind: 'route-table', id: 't', vpc: 'v', routes: [] },
            { kind: 'security-group', id: 'g', vpc: 'v', ingress, egress: rules },
            host('a', 's'),
            host('b', 'u'),
          ],
          flows,
        }),
      )
    const found = async (flows: readonly object[], ingress: readonly object[]) => {
      const { exit, out } = await run(['check', network(flows, ingress), '--json'])
      const all = JSON.parse(out).diagnostics.filter((d: { code: string }) => d.code.startsWith('flow/'))
      return [exit, ...all.map((d: { code: string; severity: string; message: string }) => `${d.severity} ${d.code} ${d.message}`)]
    }
    const undecided = await found([flow('one'), flow('two'), flow('three')], rules)
    expect(undecided).toHaveLength(2)
    expect(undecided[1]).toMatch(/^warning flow\/undecided one, step 1 .*; and so are 2 more steps of 2 flows for the same reason$/)
    expect(await found([flow('one')], [])).toMatchObject([1, expect.stringMatching(/^error flow\/blocked/)])
    expect(await found([flow('one', { proposed: true })], [])).toMatchObject([0, expect.stringMatching(/^note flow\/blocked/)])
  })
})
