import { kinds } from '@/model/kinds/index'
import { type Check, called, type Problem, shortened } from '@/model/validation/check'
import { didYouMean } from '@/model/validation/nearest'

const kindNames: readonly string[] = kinds.map((kind) => kind.kind)

/** Ranges run upwards, and limits are about kinds that there are. */
export const estate: Check = {
  id: 'estate',
  find: ({ t: { topology, get } }) => [
    ...topology.limits.flatMap((limit, i): readonly Problem[] =>
      limit.kind === undefined || kindNames.includes(limit.kind)
        ? []
        : [
            {
              code: 'topology/unknown-kind',
              severity: 'warning',
              message: `Limit ${i + 1} is about the kind "${shortened(limit.kind)}", which is not known.${didYouMean(limit.kind, kindNames)}`,
              fix: 'Correct the kind, or leave it out.',
              path: ['limits', i, 'kind'],
            },
          ],
    ),
    ...topology.latencies.flatMap((latency, i): readonly Problem[] =>
      backwards(latency.minMs, latency.maxMs, `Latency ${i + 1}`, 'minMs', ['latencies', i, 'minMs']),
    ),
    ...backwards(topology.availability.recoveryMinutes?.min, topology.availability.recoveryMinutes?.max, 'recoveryMinutes', 'min', [
      'availability',
      'recoveryMinutes',
      'min',
    ]),
    ...topology.resources.flatMap((resource, i): readonly Problem[] => {
      if (!('parts' in resource) || resource.parts === undefined) return []
      const own = new Set<string>(resource.subnets ?? [])
      return Object.keys(resource.parts)
        .filter((subnet) => resource.subnets !== undefined && !own.has(subnet))
        .map((subnet) => ({
          code: 'topology/part-without-subnet' as const,
          severity: 'warning' as const,
          message: `${called(resource)} has a part in ${get(subnet) === undefined ? `"${shortened(subnet)}"` : `subnet "${shortened(subnet)}"`}, expected one of its own subnets.${didYouMean(subnet, own)}`,
          fix: 'Correct the id of the subnet, or take the part out.',
          path: ['resources', i, 'parts', subnet],
          part: 'key' as const,
          resource: resource.id,
        }))
    }),
  ],
}

function backwards(
  min: number | undefined,
  max: number | undefined,
  what: string,
  attribute: string,
  path: Problem['path'],
): readonly Problem[] {
  if (min === undefined || max === undefined || min <= max) return []
  return [
    {
      code: 'topology/backward-range',
      severity: 'error',
      message: `${what} runs from ${min} to ${max}, expected the smaller number first.`,
      fix: `Swap the two, or correct ${attribute}.`,
      path,
    },
  ]
}
