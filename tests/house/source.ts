import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import layersTable from '@/scripts/layers.cjs'

/** The repository as text, read without the tools that lint it: what they overlook, this sees. */
export const root = join(import.meta.dirname, '..', '..')

type Layer = (typeof layersTable.layers)[number]

const skipped = new Set(['node_modules', '.next', '.git', 'out', 'dist', 'coverage', 'test-results', 'playwright-report'])

/** Every file below a folder of the repository, as paths from its root. */
export function filesOf(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesOf(path)
    return entry.isFile() ? [path] : []
  })
}

export const sourceFiles = (): readonly string[] =>
  filesOf('').filter((file) => /\.(ts|tsx|mjs|cjs|js)$/.test(file) && file !== 'next-env.d.ts')

const texts = new Map<string, string>()

export function readSource(file: string): string {
  const known = texts.get(file)
  if (known !== undefined) return known
  const text = readFileSync(join(root, file), 'utf8')
  texts.set(file, text)
  return text
}

export const linesOf = (file: string): number => readSource(file).split('\n').length - 1

/**
 * What a file imports, types and dynamic imports too: `model/look.ts` for a file of the house, else the name of the package.
 */
export function importsIn(file: string): readonly string[] {
  return ts.preProcessFile(readSource(file), true, true).importedFiles.map(({ fileName }) => resolved(file, fileName))
}

function resolved(from: string, name: string): string {
  if (!name.startsWith('@/') && !name.startsWith('.')) return name
  const path = name.startsWith('@/') ? name.slice(2) : join(from, '..', name)
  if (/\.(ts|tsx|mjs|cjs|js|json|css)$/.test(path)) return path
  return existing().has(`${path}.tsx`) ? `${path}.tsx` : `${path}.ts`
}

let known: ReadonlySet<string> | undefined
const existing = () => {
  known ??= new Set(sourceFiles())
  return known
}

export const layerOf = (file: string): Layer | undefined => layersTable.layers.find((layer) => new RegExp(layer.pattern).test(file))

/** Imports of a file that its layer does not allow. */
export function brokenLayerRules(file: string, imports: readonly string[]): readonly string[] {
  const layer = layerOf(file)
  if (layer === undefined) return []
  return imports
    .filter((name) => {
      if (/^(tests|scripts|bin)\//.test(name)) return true
      const other = layerOf(name)
      return other !== undefined && other.name !== layer.name && !layer.uses.includes(other.name)
    })
    .map((name) => `${file} → ${name}`)
}

/** Calls in a text that give another answer at another time. */
export function usesOfClockOrChance(text: string): readonly string[] {
  const found: string[] = []
  const visit = (node: ts.Node) => {
    const source = node.getText(tree)
    if (ts.isPropertyAccessExpression(node) && /^(Math\.random|Date\.now|performance\.now|crypto\.\w+)$/.test(source)) found.push(source)
    if (ts.isNewExpression(node) && node.expression.getText(tree) === 'Date' && (node.arguments ?? []).length === 0) found.push(source)
    ts.forEachChild(node, visit)
  }
  const tree = ts.createSourceFile('text.ts', text, ts.ScriptTarget.ES2022, true)
  visit(tree)
  return found
}
