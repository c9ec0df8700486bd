import type { InputFile } from '@/importers/raw/raw-resource'
import { listingFiles, snapshotFiles } from '@/tests/canaries/aws-files'
import type { Canaries } from '@/tests/canaries/canaries'
import { jsonTemplateFiles, yamlTemplateFiles } from '@/tests/canaries/template-files'
import { folderFiles, planFiles, shownFiles, stateFiles } from '@/tests/canaries/terraform-files'

/** One network in every format, with a canary in every place from which nothing may be read. */
export const canaryFiles: Readonly<Record<string, (canaries: Canaries) => readonly InputFile[]>> = {
  'a Terraform state': stateFiles,
  'terraform show -json': shownFiles,
  'a plan': planFiles,
  'a folder of Terraform': folderFiles,
  'a template in JSON': jsonTemplateFiles,
  'a template in YAML': yamlTemplateFiles,
  'AWS CLI output': listingFiles,
  'a Config snapshot': snapshotFiles,
}
