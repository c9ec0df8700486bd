/**
 * The layers of the house, lowest first, read by the dependency linter and by the architecture test. A file belongs to the first layer
 * whose pattern matches its path, and may import files of its own layer and of those that the layer names.
 */
const modelLayers = [
  // What everything speaks in: values, and the shapes that pictures, steps and details are handed on in.
  {
    name: 'base',
    pattern:
      '^model/(net/|(group-by|look|money|prices|resource|diagnostic|aws-services|tier|details)[.]ts$|views/(diagram|sequence)[.]ts$)',
  },
  { name: 'kinds', pattern: '^model/kinds/' },
  {
    name: 'topology',
    pattern: '^model/(topology|topology-index|estate|flows|words|text-template|resource-names|target-ports|json-schema)[.]ts$',
  },
  { name: 'tracing', pattern: '^model/(reachability|routing|security-groups|cost)(/|[.]ts$)' },
  { name: 'questions', pattern: '^model/' },
]

const model = modelLayers.map((layer) => layer.name)

/** @type {readonly { name: string, pattern: string, uses: readonly string[] }[]} */
const layers = [
  ...modelLayers.map((layer, i) => ({ ...layer, uses: model.slice(0, i) })),
  { name: 'importers', pattern: '^importers/', uses: model },
  { name: 'layouts', pattern: '^layouts/', uses: model },
  { name: 'exporters', pattern: '^exporters/', uses: [...model, 'importers', 'layouts'] },
  { name: 'components', pattern: '^components/', uses: [...model, 'importers', 'layouts', 'exporters'] },
  { name: 'app', pattern: '^app/', uses: [...model, 'importers', 'layouts', 'exporters', 'components'] },
  { name: 'server', pattern: '^server/', uses: [...model, 'importers', 'layouts', 'exporters'] },
  { name: 'cli', pattern: '^cli/', uses: [...model, 'importers', 'layouts', 'exporters', 'server'] },
]

/** Folders that know no React, no DOM, no Node, no clock and no chance: the same input gives the same output everywhere. */
const pureFolders = ['model', 'importers', 'layouts', 'exporters']

module.exports = { layers, pureFolders }
