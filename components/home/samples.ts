import type { Thumbnail } from '@/exporters/first-sight/thumbnail'

/** A sample topology that comes with the viewer: `/samples/index.json` lists them. */
export interface Sample {
  /** Name in the address: `?topology=omnigen`. */
  readonly id: string
  readonly title: string
  readonly description: string
  /** How much there is to see. */
  readonly facts?: { readonly resources: number; readonly views: number; readonly flows: number }
  readonly picture?: Thumbnail
}

export const sampleAddress = (id: string) => `/samples/${encodeURIComponent(id)}.yaml`

export async function fetchSamples(): Promise<readonly Sample[]> {
  try {
    const response = await fetch('/samples/index.json')
    const list: unknown = response.ok ? await response.json() : []
    return Array.isArray(list) ? list.filter(isSample) : []
  } catch {
    return []
  }
}

const isSample = (value: unknown): value is Sample =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  'title' in value &&
  'description' in value &&
  [value.id, value.title, value.description].every((text) => typeof text === 'string')
