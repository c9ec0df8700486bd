import { readSample, sampleIds } from '@/app/samples/sample-files'

export const dynamic = 'force-static'
export const dynamicParams = false

export async function generateStaticParams() {
  const ids = await sampleIds()
  return ids.map((id) => ({ file: `${id}.yaml` }))
}

export async function GET(_request: Request, { params }: { readonly params: Promise<{ readonly file: string }> }) {
  const { file } = await params
  return new Response(await readSample(file.replace(/\.yaml$/, '')), { headers: { 'Content-Type': 'application/yaml; charset=utf-8' } })
}
