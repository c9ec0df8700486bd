import { readSample, sampleIds } from '@/app/samples/sample-files'
import { firstSight } from '@/exporters/first-sight/first-sight'

export const dynamic = 'force-static'
export const dynamicParams = false

export async function generateStaticParams() {
  const ids = await sampleIds()
  return ids.map((id) => ({ file: `${id}.json` }))
}

/** The first sight of a sample, so that the viewer shows it before it has read the sample itself. */
export async function GET(_request: Request, { params }: { readonly params: Promise<{ readonly file: string }> }) {
  const id = (await params).file.replace(/\.json$/, '')
  return Response.json(await firstSight({ name: `${id}.yaml`, text: await readSample(id) }))
}
