import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'

/** The sample topologies stand once, in `topologies/`; the build exports them beside the pages. */
const folder = join(process.cwd(), 'topologies')

export async function sampleIds(): Promise<readonly string[]> {
  const names = await readdir(folder)
  return names
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort()
}

export const readSample = (id: string): Promise<string> => readFile(join(folder, `${id}.yaml`), 'utf8')

/** What the start page tells of a sample. */
export async function describeSample(id: string) {
  const told: unknown = parse(await readSample(id))
  const text = (key: string) => {
    const value = typeof told === 'object' && told !== null ? Reflect.get(told, key) : undefined
    return typeof value === 'string' ? value : undefined
  }
  return { id, title: text('name') ?? id, description: text('description') ?? text('title') ?? '' }
}
