import { networkTextsIn } from '@/model/kinds/references'
import { parseAddress } from '@/model/net/address'
import { readCidr } from '@/model/net/cidr'
import { type Check, called, type Problem, shortened } from '@/model/validation/check'
import { attributeName } from '@/model/validation/references'

/** Every block and every address is well written, wherever it stands. */
export const blocks: Check = {
  id: 'blocks',
  find: ({ t }) =>
    t.topology.resources.flatMap((resource, i) =>
      networkTextsIn(t.kindOf(resource).schema, resource).flatMap(({ path, text, network }): readonly Problem[] => {
        const at = { path: ['resources', i, ...path], resource: resource.id }
        const where = `${called(resource)}, ${attributeName(path)}`
        if (network === 'address') {
          if (parseAddress(text) !== null) return []
          return [
            {
              code: 'topology/bad-address',
              severity: 'error',
              message: `${where}: "${shortened(text)}" is not an IP address.`,
              fix: text.includes('/')
                ? 'Write the address without the slash and what follows.'
                : 'Write an address such as 10.0.1.5 or 2001:db8::5.',
              ...at,
            },
          ]
        }
        const reading = readCidr(text)
        if (reading.cidr !== null) return []
        // EC2 accepts bits of the host and takes them off: EC2 API, CreateSubnet, "canonical form".
        const accepted = reading.network !== null
        return [
          {
            code: accepted ? 'topology/host-bits' : 'topology/bad-cidr',
            severity: accepted ? 'warning' : 'error',
            message: `${where}: ${reading.problem}.`,
            fix: reading.fix,
            ...at,
          },
        ]
      }),
    ),
}
