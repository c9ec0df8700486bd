import { isHcl } from '@/importers/foreign'
import type { TextImporter } from '@/importers/importer'
import { isManifest } from '@/importers/terraform/hcl/fetched-modules'
import { readHcl } from '@/importers/terraform/hcl/read-hcl'
import { terraformVocabulary } from '@/importers/terraform/vocabulary/index'

export const terraformFolder: TextImporter = {
  id: 'terraform-hcl',
  label: 'Terraform configuration',
  vocabulary: terraformVocabulary,
  recognises: ({ text, name }) => isHcl(text) || (/\.tf$/.test(name) && text.trim() !== ''),
  belongs: ({ name }) => /\.(?:tf|tfvars)(?:\.json)?$/.test(name) || isManifest(name),
  // Standard input and files of other names are configuration too, where they read as such.
  read: (files, { variables, variableFiles, region }) => [
    readHcl(
      files.map((file) =>
        /\.(?:tf|tfvars)(?:\.json)?$/.test(file.name) || isManifest(file.name) ? file : { ...file, name: `${file.name}.tf` },
      ),
      { variables, variableFiles, region },
    ),
  ],
}
