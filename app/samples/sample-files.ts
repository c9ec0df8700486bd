import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sample } from '@/components/home/samples'
import { firstSight } from '@/exporters/first-sight/first-sight'
import { thumbnailOf } from '@/exporters/first-sight/thumbnail'

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

/** What the start page tells of a sample: all of it read from the sample itself. */
export async function describeSample(id: string): Promise<Sample> {
  const sight = await firstSight({ name: `${id}.yaml`, text: await readSample(id) })
  const summary = sight?.opened.summary
  if (sight === null || summary === null || summary === undefined) return { id, title: id, description: '' }
  const { name, title, description, resourceCount, views, flows } = summary
  const facts = { resources: resourceCount, views: views.filter((v) => v.type === 'diagram').length, flows: flows.length }
  const picture = sight.first === null ? {} : { picture: thumbnailOf(sight.first.drawn) }
  return { id, title: name, description: description || title, facts, ...picture }
}
