import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type Topology, TopologySchema } from '@/model/topology'

/** The sample topology, read anew: a test may change its own copy. */
export const omnigen = (): Topology => TopologySchema.parse(parse(readFileSync('topologies/omnigen.yaml', 'utf8')))
