import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from '@/tests/cli/run'
import { estate } from '@/tests/model/reachability/estate'

const folder = mkdtempSync(join(tmpdir(), 'hopline matrix '))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

//  internet ── igw ── web-a [lb 443, nat] ── app-a [api] · app-b [db]
const network = file('network.json', { schemaVersion: 1, name: 'estate', resources: estate })
const matrix = (...more: readonly string[]) => run(['matrix', network, ...more])
const pairsOf = (out: string) => (JSON.parse(out) as { pairs: { from: string; to: string; passes: unknown }[] }).pairs

describe('hopline matrix', () => {
  test('tells what passes between resources and the internet, and ends with 0', async () => {
    const { exit, out } = await matrix()
    expect(exit).toBe(0)
    expect(out).toMatch(/^api +→ +db +TCP 5432$/m)
    expect(out).toMatch(/^internet +→ +lb +TCP 443$/m)
    expect(out).toMatch(/^lb +→ +api +TCP 8080$/m)
    expect(out).not.toMatch(/^lb +→ +db /m)
  })

  test('by subnet or security group tells what passes between some interface of each', async () => {
    expect((await matrix('--by', 'subnet')).out).toMatch(/^app-a +→ +app-b +TCP 5432$/m)
    expect((await matrix('--by', 'security-group')).out).toMatch(/^app-sg +→ +db-sg +TCP 5432$/m)
  })

  test('has a form for programs', async () => {
    const { exit, out } = await matrix('--by', 'resource', '--json')
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ schemaVersion: 1, by: 'resource' })
    expect(pairsOf(out)).toContainEqual({
      from: 'api',
      to: 'db',
      passes: [{ protocol: 'tcp', ports: '5432' }],
      mayPass: [{ protocol: 'tcp', ports: '5432' }],
    })
  })

  test('says perhaps where the input does not tell', async () => {
    const resources = estate.map((r) => (r.id === 'db' ? { ...r, securityGroups: undefined } : r))
    const { out } = await run(['matrix', file('untold.json', { schemaVersion: 1, name: 'untold', resources })])
    expect(out).toMatch(/^api +→ +db +perhaps everything$/m)
  })

  test('shows a hundred rows of many, and says how to get all', async () => {
    const hosts = Array.from({ length: 12 }, (_, i) => ({ kind: 'ec2-instance', id: `twin-${i}`, subnet: 'app-a', securityGroups: [] }))
    const many = file('many.json', { schemaVersion: 1, name: 'many', resources: [...estate, ...hosts] })
    const { out, err } = await run(['matrix', many])
    expect(out.split('\n')).toHaveLength(101)
    expect(err).toMatch(/The first 100 of \d+ pairs of resources\. --all shows every one/)
    expect((await run(['matrix', many, '--all'])).out.split('\n').length).toBeGreaterThan(133)
  })

  test('a grouping that does not exist ends with 2 and names those that do', async () => {
    const { exit, err } = await matrix('--by', 'colour')
    expect(exit).toBe(2)
    expect(err).toContain('--by: "colour" is no grouping, expected subnet, security-group or resource.')
  })

  test('a file that cannot be read ends with 2', async () => {
    expect((await run(['matrix', join(folder, 'none.json')])).exit).toBe(2)
  })

  test('of a topology without interfaces says that nothing passes', async () => {
    const { exit, out, err } = await run(['matrix', file('empty.json', { schemaVersion: 1, name: 'empty', resources: [] })])
    expect({ exit, out }).toEqual({ exit: 0, out: '' })
    expect(err).toContain('Nothing passes between resources.')
  })
})
