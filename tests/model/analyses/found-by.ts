import type { Analysis } from '@/model/analyses/findings/finding'
import { indexOf } from '@/model/topology-index'
import { buildTopology, type Drawn } from '@/tests/model/build-topology'

/** Resource and path of each finding of an analysis: `nat-a`, `through routes/1`. */
export const placesBy = (analysis: Analysis, drawn: Drawn): readonly string[] =>
  analysis.find(indexOf(buildTopology(drawn))).map((f) => `${f.resource} ${f.path}`.trim())

export const messagesBy = (analysis: Analysis, drawn: Drawn): readonly string[] =>
  analysis.find(indexOf(buildTopology(drawn))).map((f) => f.message)
