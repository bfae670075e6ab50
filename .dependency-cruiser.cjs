/**
 * Who may import whom: data flows one way, from the kernel to the viewer. An allow-table: a folder imports itself, what is listed here, and
 * nothing else of src/.
 */
const TYPES_OF_SPANS = 'spans/types\\.ts$';
const TYPES_OF_WIRE = 'wire/types\\.ts$';

/** Folder (or file) of src/ to what it may import of src/, as regular expressions below src/. */
const MAY_IMPORT = {
  'units\\.ts$': [],
  'decode/': ['units\\.ts$'],
  // Of decode its types, the numbers the kernel programs and the decoder share, and the reading of totals, occupants and waits.
  'spans/': ['units\\.ts$', 'decode/(events|totals|occupancy|waits|cursor|layout\\.gen)\\.ts$'],
  // ContainerRef is what a span says of its container.
  'containers/': ['units\\.ts$', TYPES_OF_SPANS],
  'diagnose/': ['units\\.ts$', TYPES_OF_SPANS],
  'native/': ['units\\.ts$'],
  'wire/': ['units\\.ts$', TYPES_OF_SPANS, 'spans/columns\\.ts$', 'diagnose/types\\.ts$'],
  'client/': ['units\\.ts$', 'wire/'],
  // The commands that need no stream (ps, doctor, demo) ask the same modules as the agent; quantiles of a histogram are pure.
  'cli/': [
    'units\\.ts$',
    'client/',
    TYPES_OF_WIRE,
    TYPES_OF_SPANS,
    'spans/histogram\\.ts$',
    'agent/(main|types|doctor)\\.ts$',
    'containers/',
  ],
  'tui/': ['units\\.ts$', 'client/', TYPES_OF_WIRE, TYPES_OF_SPANS],
  'viewer/': ['units\\.ts$', 'client/', TYPES_OF_WIRE, TYPES_OF_SPANS],
  'export/': ['units\\.ts$', 'wire/', TYPES_OF_SPANS],
  'recording/': ['units\\.ts$', 'wire/', TYPES_OF_SPANS],
  'agent/': ['(?!cli/|tui/|viewer/)'],
};

/** Pure functions of their arguments: no node:*, no packages. */
const PURE = ['units\\.ts$', 'decode/', 'spans/', 'diagnose/'];

/** Package to the only places that may load it. */
const PACKAGE_HOMES = {
  bindings: 'native/binding\\.ts$',
  protobufjs: 'wire/',
  ws: '(client|agent)/',
  commander: 'cli/',
  pino: '(agent|cli)/',
};

const layering = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  name: `imports-of-${folder.replace(/\W.*$/, '')}`,
  severity: 'error',
  comment: `src/${folder} may import: ${allowed.join(', ') || 'nothing'}`,
  from: { path: `^src/${folder}` },
  to: { path: '^src/', pathNot: [folder, ...allowed].map((target) => `^src/${target}`) },
}));

const packages = Object.entries(PACKAGE_HOMES).map(([name, home]) => ({
  name: `only-home-of-${name}`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${home}` },
  to: { path: `^node_modules/(@types/)?${name}/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-unlisted-folder',
      severity: 'error',
      comment: 'a new folder of src/ needs a line in MAY_IMPORT',
      from: { path: '^src/', pathNot: Object.keys(MAY_IMPORT).map((folder) => `^src/${folder}`) },
      to: {},
    },
    {
      name: 'pure-stays-pure',
      severity: 'error',
      from: { path: PURE.map((folder) => `^src/${folder}`) },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-tests-in-product',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|scripts)/' },
    },
    {
      name: 'no-dev-packages-in-product',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    ...layering,
    ...packages,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/wire/gen/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.json'] },
  },
};
