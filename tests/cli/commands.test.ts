import { mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run, smallTopology, testFile, testFolder } from '@/tests/cli/run'

const good = testFile('small.yaml', smallTopology)
const inputCommands = [['docs'], ['validate'], ['views'], ['export', '--view', 'network']]

describe('an input that cannot be read ends with 2 and one line', () => {
  const folder = testFolder()
  const inputs: readonly (readonly [string, string, RegExp])[] = [
    ['a missing file', join(folder, 'absent.yaml'), /does not exist/],
    ['an empty folder', folder, /holds no files of a network/],
    ['a path through a file', join(good, 'x.yaml'), /leads through a file/],
    ['a binary file', testFile('image.yaml', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])), /is binary \(NUL at byte 4\)/],
    ['broken UTF-8', testFile('latin1.yaml', Buffer.from([0x6e, 0x3a, 0x20, 0xe9, 0x0a])), /not valid UTF-8/],
    ['a name that no file has', 'a\0b', /NUL/],
  ]
  test.each(inputs)('%s', async (_what, path, message) => {
    for (const [command = '', ...options] of inputCommands) {
      const { exit, out, err } = await run([command, path, ...options])
      expect({ command, exit, out }).toEqual({ command, exit: 2, out: '' })
      expect(err).toMatch(message)
      expect(err.trimEnd().split('\n')).toHaveLength(1)
    }
  })

  test('the viewer too refuses to start with it', async () => {
    expect(await run(['view', join(folder, 'absent.yaml')])).toMatchObject({ exit: 2, out: '' })
  })

  test('what is no topology at all is told with a place and a code', async () => {
    for (const text of ['', 'just a sentence', '[1, 2', '{"schemaVersion": 99, "name": "x"}', `${'['.repeat(10_000)}`]) {
      const { exit, out, err } = await run(['docs', testFile('other.yaml', text)])
      expect({ text: text.slice(0, 40), exit, out }).toEqual({ text: text.slice(0, 40), exit: 2, out: '' })
      expect(err).toMatch(/other\.yaml(:\d+:\d+)?: error: .+ \([a-z]+\/[a-z-]+\)/)
    }
  })
})

describe('a good topology', () => {
  test('validates with 0', async () => {
    expect(await run(['validate', good])).toMatchObject({ exit: 0, out: '' })
    const { exit, out } = await run(['validate', '--json', good])
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toEqual({ schemaVersion: 1, file: good, readable: true, diagnostics: [] })
  })

  test('comes from standard input too, with a byte order mark or without', async () => {
    expect((await run(['validate', '-'], { stdin: smallTopology })).exit).toBe(0)
    expect((await run(['validate', '-'], { stdin: `\uFEFF${smallTopology}` })).exit).toBe(0)
  })

  test('lists its pictures, and each of them can be exported in each format', async () => {
    const { out } = await run(['views', '--json', good])
    const pictures: { id: string }[] = JSON.parse(out)
    expect(pictures.map((p) => p.id)).toContain('network')
    const plain = (await run(['views', good])).out
    for (const { id } of pictures) {
      expect(plain).toContain(id)
      const mermaid = await run(['export', good, '--view', id])
      expect(mermaid.exit).toBe(0)
      expect(mermaid.out).toMatch(/^(%%\{.*\n)?(flowchart|sequenceDiagram)/)
      expect(JSON.parse((await run(['export', good, '--view', id, '--format', 'json'])).out)).toMatchObject({ id })
    }
  })

  test('a view that it does not have is told with the nearest name', async () => {
    const { exit, err } = await run(['export', good, '--view', 'netwrok'])
    expect(exit).toBe(2)
    expect(err).toMatch(/no view "netwrok". Did you mean network\?/)
  })
})

describe('a topology with errors ends with 1, having told each at its line', () => {
  const overlapping = smallTopology.replace('cidr: 10.8.1.0/24', 'cidr: 10.9.1.0/24').replace('target: igw', 'target: nowhere')
  test('on stderr for people', async () => {
    const { exit, out, err } = await run(['validate', testFile('broken.yaml', overlapping)])
    expect({ exit, out }).toEqual({ exit: 1, out: '' })
    expect(err).toMatch(/broken\.yaml:\d+:\d+: error: .*10\.9\.1\.0\/24.* \([a-z]+\/[a-z-]+\)\n {2}fix: /)
    expect(err).toMatch(/nowhere/)
  })

  test('as data for programs', async () => {
    const { exit, out } = await run(['validate', '--json', '-'], { stdin: overlapping })
    expect(exit).toBe(1)
    expect(JSON.parse(out).diagnostics.length).toBeGreaterThan(1)
  })
})

describe('written files', () => {
  test('docs writes, then finds nothing to do, then notices an edit', async () => {
    const out = join(testFolder(), 'network.md')
    const args = ['docs', good, '--out', out]
    expect(await run([...args, '--check'])).toMatchObject({ exit: 1, err: expect.stringContaining('does not exist') })
    expect(await run(args)).toMatchObject({ exit: 0, out: '' })
    const written = readFileSync(out, 'utf8')
    expect(written).toBe((await run(['docs', good])).out)
    utimesSync(out, 1000, 1000)
    expect(await run(args)).toMatchObject({ exit: 0, err: expect.stringContaining('up to date') })
    expect(statSync(out).mtimeMs).toBe(1_000_000)
    expect((await run([...args, '--check'])).exit).toBe(0)

    writeFileSync(out, written.replace('10.8.1.0/24', '10.8.2.0/24'))
    const stale = await run([...args, '--check'])
    expect(stale.exit).toBe(1)
    expect(stale.err).toContain('out of date')
    expect(stale.out).toMatch(/^-.*10\.8\.2\.0\/24/m)
    expect(stale.out).toMatch(/^\+.*10\.8\.1\.0\/24/m)
    expect(readFileSync(out, 'utf8')).toContain('10.8.2.0/24')
  })

  test('a file that cannot be written ends with 2', async () => {
    const folder = testFolder()
    mkdirSync(join(folder, 'taken'))
    const reasons = [
      [join(folder, 'no such folder', 'x.md'), 'could not be written: its folder does not exist'],
      [join(folder, 'taken'), 'could not be written: it is a folder or a device'],
      // Once read to its end, which it does not have.
      ['/dev/zero', 'could not be written: it is a folder or a device'],
    ] as const
    for (const [out, reason] of reasons)
      expect(await run(['schema', '--out', out])).toMatchObject({ exit: 2, err: expect.stringContaining(reason) })
  })

  test('schema and reference print what editors and readers use', async () => {
    const schema = await run(['schema'])
    expect(JSON.parse(schema.out)).toMatchObject({ $schema: expect.stringContaining('json-schema.org') })
    expect((await run(['reference'])).out).toContain('`kind: subnet`')
  })
})
