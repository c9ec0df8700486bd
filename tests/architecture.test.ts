import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import layersTable from '@/scripts/layers.cjs'
import {
  brokenLayerRules,
  filesOf,
  importsIn,
  layerOf,
  linesOf,
  readSource,
  root,
  sourceFiles,
  usesOfClockOrChance,
} from '@/tests/house/source'

const { layers, pureFolders } = layersTable
const files = sourceFiles()

const folders = {
  app: 'Next.js pages',
  bin: 'entry of the command',
  cli: 'the hopline command',
  components: 'React',
  docs: 'the guide and the decisions',
  exporters: 'text formats of pictures and of the whole document',
  importers: 'files of others into the topology',
  layouts: 'pictures into boxes and lines',
  model: 'what a network is',
  public: 'files served as they are',
  scripts: 'set-up and checks',
  server: 'the loopback server',
  tests: 'mirrors the source',
  topologies: 'samples',
}
const madeByTools = new Set(['node_modules', 'out', 'dist', 'coverage', 'test-results', 'playwright-report'])

test('there is something to look at', () => {
  expect(files.length).toBeGreaterThan(100)
  expect(files.flatMap(importsIn).length).toBeGreaterThan(200)
})

test('the top level holds the folders of the design and no other', () => {
  const found = readdirSync(root, { withFileTypes: true }).filter(
    (e) => e.isDirectory() && !e.name.startsWith('.') && !madeByTools.has(e.name),
  )
  expect(found.map((e) => e.name).filter((name) => !Object.hasOwn(folders, name))).toEqual([])
})

describe('layers', () => {
  test('every source file belongs to one', () => {
    const inHouse = files.filter((file) => !/^(tests|scripts|bin)\/|^[^/]+$/.test(file))
    expect(inHouse.length).toBeGreaterThan(100)
    expect(inHouse.filter((file) => layerOf(file) === undefined)).toEqual([])
  })

  test('each layer that the design names has files', () => {
    const found = new Set(files.map((file) => layerOf(file)?.name))
    expect(layers.map((layer) => layer.name).filter((name) => !found.has(name))).toEqual([])
  })

  test('no file imports upwards, not even a type', () => {
    expect(files.flatMap((file) => brokenLayerRules(file, importsIn(file)))).toEqual([])
  })

  test('an import upwards would be seen', () => {
    expect(brokenLayerRules('model/kinds/vpc.ts', ['model/topology.ts', 'model/look.ts'])).toEqual([
      'model/kinds/vpc.ts → model/topology.ts',
    ])
    expect(brokenLayerRules('layouts/layout.ts', ['components/worker/protocol.ts'])).toHaveLength(1)
    expect(brokenLayerRules('server/app.ts', ['cli/main.ts'])).toHaveLength(1)
    expect(brokenLayerRules('cli/main.ts', ['tests/payloads.ts'])).toHaveLength(1)
  })
})

describe('imports', () => {
  test('are by the file: the only index.ts are registries, and none passes others on', () => {
    const indexes = files.filter((file) => /(^|\/)index\.tsx?$/.test(file))
    expect(indexes.length).toBeGreaterThan(3)
    const barrels = files.filter((file) => /^export (type )?(\*|\{[^}]*\}) from /m.test(readSource(file)))
    expect(barrels).toEqual([])
    expect(indexes.filter((file) => !/^export const \w+(: [^=]+)? = (\[|\{)/m.test(readSource(file)))).toEqual([])
  })

  test('of files are written from the root, never relative', () => {
    const relative = files.filter(
      (file) => /^(app|cli|components|exporters|importers|layouts|model|server)\//.test(file) && /from '\.\.?\//.test(readSource(file)),
    )
    expect(relative).toEqual([])
  })

  test('of @xyflow/react stand in components/canvas alone', () => {
    const users = files.filter((file) => !file.startsWith('tests/') && importsIn(file).some((name) => name.startsWith('@xyflow/')))
    expect(users.filter((file) => !file.startsWith('components/canvas/'))).toEqual([])
    expect(users.length).toBeGreaterThan(0)
  })

  test('of Node stand in the command, the server, the scripts and what the build alone runs', () => {
    const users = files.filter((file) => importsIn(file).some((name) => name.startsWith('node:')))
    expect(users.filter((file) => !/^(cli|server|scripts|bin|tests|app\/samples)\//.test(file))).toEqual([])
    expect(users.length).toBeGreaterThan(5)
  })
})

describe('the pure folders', () => {
  const pure = files.filter((file) => pureFolders.includes(file.split('/')[0] ?? ''))

  test('know no React', () => {
    expect(pure.length).toBeGreaterThan(80)
    expect(
      pure.filter(
        (file) => file.endsWith('.tsx') || importsIn(file).some((name) => /^(react|react-dom|next|zustand|nuqs)(\/|$)/.test(name)),
      ),
    ).toEqual([])
  })

  test('ask no clock and no dice', () => {
    expect(pure.flatMap((file) => usesOfClockOrChance(readSource(file)).map((use) => `${file}: ${use}`))).toEqual([])
    expect(usesOfClockOrChance('const a = new Date(); const b = Math.random() + Date.now()')).toHaveLength(3)
    expect(usesOfClockOrChance('const a = new Date(text)')).toEqual([])
  })
})

test('no file is longer than 400 lines', () => {
  expect(files.filter((file) => linesOf(file) > 400).map((file) => `${file}: ${linesOf(file)}`)).toEqual([])
})

test('file names are kebab-case', () => {
  const wrong = files.filter((file) => !/^\.?[a-z0-9]+([-.][a-z0-9]+)*\.(d\.ts|ts|tsx|mjs|cjs|js)$/.test(file.split('/').at(-1) ?? ''))
  expect(wrong).toEqual([])
})

describe('the documentation', () => {
  // Without the sample's document: it links to the documents that stand beside it where it is used.
  const pages = ['README.md', 'CONTRIBUTING.md', ...filesOf('docs').filter((file) => file.endsWith('.md') && file !== 'docs/omnigen.md')]
  const texts = pages.map((page) => ({ page, text: readSource(page) }))

  test('links to files that exist', () => {
    const links = texts.flatMap(({ page, text }) =>
      [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(#[^)]*)?\)/g)].map(([, target = '']) => ({ page, target })),
    )
    expect(links.length).toBeGreaterThan(10)
    const folderOf = (page: string) => page.slice(0, page.lastIndexOf('/') + 1)
    expect(links.filter(({ page, target }) => !existsSync(`${root}/${folderOf(page)}${target}`))).toEqual([])
  })

  test('names files and folders that exist', () => {
    const named = texts.flatMap(({ page, text }) =>
      [
        ...text.matchAll(
          /`((?:app|bin|cli|components|docs|exporters|importers|layouts|model|public|scripts|server|tests|topologies)\/[\w./-]*)`/g,
        ),
      ].map(([, name = '']) => ({ page, name })),
    )
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter(({ name }) => !existsSync(`${root}/${name}`))).toEqual([])
  })

  test('names commands that exist', async () => {
    const { commands } = await import('@/cli/commands/index')
    const scripts = Object.keys(JSON.parse(readSource('package.json')).scripts)
    const hopline = texts.flatMap(({ page, text }) =>
      [...text.matchAll(/\bnpx hopline ([a-z][a-z-]*)/g)].map(([, name = '']) => ({ page, name })),
    )
    const npm = texts.flatMap(({ page, text }) =>
      [...text.matchAll(/\bnpm (?:run ([\w:]+)|(start|test)\b)/g)].map(([, run, plain]) => ({ page, name: run ?? plain ?? '' })),
    )
    expect(hopline.length).toBeGreaterThan(3)
    expect(npm.length).toBeGreaterThan(3)
    expect(hopline.filter(({ name }) => !commands.some((command) => command.name === name))).toEqual([])
    expect(npm.filter(({ name }) => !scripts.includes(name))).toEqual([])
  })
})
