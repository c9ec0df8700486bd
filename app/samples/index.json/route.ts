import { describeSample, sampleIds } from '@/app/samples/sample-files'

export const dynamic = 'force-static'

export async function GET() {
  const ids = await sampleIds()
  return Response.json(await Promise.all(ids.map(describeSample)))
}
