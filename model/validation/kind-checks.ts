import { type Check, called, type Problem } from '@/model/validation/check'

/** What only the kind itself can check of a resource. */
export const kindChecks: Check = {
  id: 'kind-checks',
  find: ({ t }) =>
    t.topology.resources.flatMap((resource, i) =>
      (t.kindOf(resource).check?.(resource as never, t) ?? []).map(
        ({ code, severity, message, fix, path }): Problem => ({
          code: `topology/${code.slice(code.indexOf('/') + 1)}`,
          severity,
          message: `${message.replace(/[.]$/, '')} (${called(resource)}).`,
          fix,
          path: ['resources', i, ...path.split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : step))],
          resource: resource.id,
        }),
      ),
    ),
}
