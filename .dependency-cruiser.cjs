const { layers, pureFolders } = require('./scripts/layers.cjs')

const anyLayer = layers.map((layer) => layer.pattern).join('|')
const pure = `^(${pureFolders.join('|')})/`

const folderOf = (layer) => layer.pattern.slice(1).split('/')[0]

/** One rule a layer; those whose pattern matches earlier are not its files. */
const layerRules = layers.map((layer, i) => {
  const allowed = [layer, ...layers.filter((other) => layer.uses.includes(other.name))]
  const earlier = layers.slice(0, i).filter((other) => folderOf(other) === folderOf(layer))
  return {
    name: `layer-${layer.name}`,
    comment: `${layer.name} may use itself${layer.uses.length === 0 ? '' : ` and ${layer.uses.join(', ')}`} (scripts/layers.cjs)`,
    severity: 'error',
    from: { path: layer.pattern, ...(earlier.length === 0 ? {} : { pathNot: earlier.map((other) => other.pattern).join('|') }) },
    to: { path: anyLayer, pathNot: allowed.map((other) => other.pattern).join('|') },
  }
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'no-cycle',
      comment: 'Two files that need each other are one file, or a third one is missing.',
      severity: 'error',
      from: { path: anyLayer },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'pure-no-node', severity: 'error', from: { path: pure }, to: { dependencyTypes: ['core'] } },
    {
      name: 'pure-no-react',
      severity: 'error',
      from: { path: pure },
      to: { path: 'node_modules/(react|react-dom|next|@xyflow|radix-ui|zustand|nuqs)/' },
    },
    {
      name: 'react-flow-in-canvas',
      comment: 'One folder knows the graph library, so that it can be replaced.',
      severity: 'error',
      from: { path: anyLayer, pathNot: '^components/canvas/' },
      to: { path: 'node_modules/@xyflow/' },
    },
    {
      name: 'browser-no-node',
      comment: 'The samples are exported by the build, which runs in Node.',
      severity: 'error',
      from: { path: '^(app|components)/', pathNot: '^app/samples/' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'no-tests', severity: 'error', from: { path: anyLayer }, to: { path: '^(tests|scripts)/' } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-packages',
      comment: 'What the product runs on is installed with it.',
      severity: 'error',
      from: { path: anyLayer },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    { name: 'no-undeclared-packages', severity: 'error', from: { path: anyLayer }, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^([.]next|out|dist|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
