import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from '@/tests/cli/run'
import { estate, estateWith } from '@/tests/model/reachability/estate'

const folder = mkdtempSync(join(tmpdir(), 'hopline policy '))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

//  internet ── igw ── web-a [lb 443, nat] ── app-a [api] · app-b [db]
const network = file('network.json', { schemaVersion: 1, name: 'estate', resources: estate })
const fromInternet = { Source: { ResourceStatement: { ResourceTypes: ['AWS::EC2::InternetGateway'] } } }

describe('hopline policy', () => {
  test('finds every path from the internet, with its ports', async () => {
    const { exit, out } = await run(['policy', network, file('open.json', { MatchPaths: [fromInternet] })])
    expect(exit).toBe(1)
    expect(out.trim()).toBe('internet → lb tcp 443 by igw (MatchPaths 1)')
  })

  test('leaves out what is allowed all the same', async () => {
    const allowed = {
      MatchPaths: [fromInternet],
      ExcludePaths: [{ Destination: { ResourceStatement: { Resources: ['lb'] }, PacketHeaderStatement: { DestinationPorts: ['443'] } } }],
    }
    expect(await run(['policy', network, file('allowed.json', allowed)])).toMatchObject({ exit: 0, out: '' })
  })

  test('looks for what a path passes on its way', async () => {
    const byNat = {
      MatchPaths: [
        {
          Source: { ResourceStatement: { Resources: ['app-sg'] } },
          Destination: { ResourceStatement: { Resources: ['internet'] }, PacketHeaderStatement: { Protocols: ['tcp'] } },
          ThroughResources: [{ ResourceStatement: { ResourceTypes: ['AWS::EC2::NatGateway'] } }],
        },
      ],
    }
    const { out } = await run(['policy', network, file('nat.json', byNat), '--json'])
    expect(JSON.parse(out).findings).toMatchObject([
      { source: 'api', destination: 'internet', protocol: 'tcp', ports: [{ from: 0, to: 65535 }], certain: true },
    ])
  })

  test('what the input leaves open is a finding that says so', async () => {
    const unsure = file('unsure.json', { schemaVersion: 1, name: 'estate', resources: estateWith({ id: 'acl', gone: true }) })
    const { exit, out } = await run(['policy', unsure, file('open.json', { MatchPaths: [fromInternet] })])
    expect(exit).toBe(1)
    expect(out).toContain('internet → lb tcp 443')
    expect(out).toContain('undecided: the network ACL of')
  })

  test.each([
    ['a name that is not known', 'MatchPath:\n  - {}\n', '1:1', 'MatchPaths'],
    [
      'a type that is not known',
      'MatchPaths:\n  - Source: { ResourceStatement: { ResourceTypes: [AWS::EC2::InternetGatway] } }\n',
      '2:52',
      'AWS::EC2::InternetGateway',
    ],
    ['a resource that does not exist', 'MatchPaths:\n  - Source: { ResourceStatement: { Resources: [dbb] } }\n', '2:', 'Did you mean "db"'],
    ['ports that are none', 'MatchPaths:\n  - Destination: { PacketHeaderStatement: { DestinationPorts: ["9-1"] } }\n', '2:', 'no port'],
    ['a block that is none', 'MatchPaths:\n  - Source: { PacketHeaderStatement: { SourceAddresses: [10.0.0.1/8] } }\n', '2:', '10.0.0.0/8'],
    ['text that is no YAML', 'MatchPaths: [', '1:', ''],
    ['an empty file', '', '1:1', 'expected a policy'],
  ])('%s is told with its place, and nothing is judged', async (_what, text, place, hint) => {
    const { exit, out, err } = await run(['policy', network, file('bad.yaml', text)])
    expect(exit).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(place)
    expect(err).toContain(hint)
  })
})
