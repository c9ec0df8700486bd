import { type Importer, isObject } from '@/importers/importer'
import { isShow, readShow } from '@/importers/terraform/read-show'
import { isState, readState } from '@/importers/terraform/read-state'
import { terraformVocabulary } from '@/importers/terraform/vocabulary/index'

export const terraformState: Importer = {
  id: 'terraform-state',
  label: 'Terraform state',
  vocabulary: terraformVocabulary,
  recognises: (value) => isObject(value) && isState(value),
  read: (files) => files.map(({ tree, name }) => readState(isObject(tree.value) ? tree.value : {}, name, tree.placeOf)),
}

export const terraformShow: Importer = {
  id: 'terraform-show',
  label: 'terraform show -json',
  vocabulary: terraformVocabulary,
  recognises: (value) => isObject(value) && isShow(value),
  read: (files, { side }) => files.map(({ tree, name }) => readShow(isObject(tree.value) ? tree.value : {}, name, tree.placeOf, side)),
}
