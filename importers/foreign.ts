/** Whether a text reads as Terraform's language: blocks with braces at its top. */
export const isHcl = (text: string): boolean =>
  /^(#[^\n]*\n|\/\/[^\n]*\n|\/\*[\s\S]{0,4000}?\*\/|\s)*(resource|terraform|provider|module|variable|data|locals|output)\b[^\n:=]*\{/.test(
    text.slice(0, 8000),
  )

/** What a text is that no importer reads, by how it begins; undefined: no idea. */
export function foreignText(text: string): { readonly what: string; readonly fix: string } | undefined {
  const start = text.slice(0, 4000).trimStart()
  const open = 'Open a Terraform state, plan or folder, a CloudFormation template, AWS CLI output or a topology file.'
  if (/^<mxfile/i.test(start)) return { what: 'a draw.io diagram', fix: open }
  if (/^<(!doctype|html|\?xml|svg)/i.test(start)) return { what: 'HTML or XML', fix: open }
  if (/^(flowchart|graph|sequenceDiagram)\b/.test(start))
    return { what: 'a Mermaid diagram', fix: 'Put it into a Markdown document between ```mermaid and ```.' }
  if (isPlanLog(start))
    return {
      what: 'the log that `terraform plan -json` prints',
      fix: 'Save the plan and show it: terraform plan -out=plan.bin && terraform show -json plan.bin > plan.json, and open plan.json.',
    }
  return undefined
}

/** One JSON object a line, each with a level and a type. */
const isPlanLog = (start: string): boolean => /^\{"@level":|^\{[^\n]{0,400}"@message":[^\n]*\}\s*\n\{/.test(start)
