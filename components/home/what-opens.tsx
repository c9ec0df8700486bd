/** What can be opened, and how somebody comes by it. */
const kinds: readonly { readonly name: string; readonly what: string; readonly command?: string }[] = [
  { name: 'Terraform', what: 'state, plan or folder of .tf', command: 'terraform show -json plan.out' },
  { name: 'CloudFormation', what: 'template, of the CDK too', command: 'cdk synth' },
  { name: 'AWS CLI', what: 'its output, or a Config snapshot', command: 'aws ec2 describe-…' },
  { name: 'Hopline', what: 'topology file, or a Mermaid sketch' },
]

export function WhatOpens() {
  return (
    <dl className="mt-2 grid gap-2 border-edge border-t pt-4">
      {kinds.map(({ name, what, command }) => (
        <div key={name} className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
          <dt className="font-medium">{name}</dt>
          <dd className="text-ink-quiet">{what}</dd>
          {command !== undefined && (
            <dd className="sm:ml-auto">
              <code className="wrap-anywhere rounded bg-quiet px-1.5 py-0.5 font-mono text-ink-quiet text-small">{command}</code>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
