const refuse = (name, from, to) => ({ name, severity: 'error', from: { path: from }, to: { path: to } });
/** The dependency rule of docs/architecture.md section 7, as far as paths can say it. */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'electron-only-in-the-shell',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main/(shell/|index\\.ts)|preload/)' },
      to: { path: '(^|/)node_modules/(electron|electron-updater|electron-log)/' },
    },
    refuse('contract-is-a-leaf', '^src/contract', '^src/(engine|main|preload|renderer)'),
    refuse('renderer-sees-only-the-contract', '^src/renderer', '^src/(engine|main|preload)'),
    refuse('engine-knows-no-host', '^src/engine', '^src/(main|preload|renderer)'),
    refuse('preload-imports-only-types', '^src/preload', '^src/(engine|main|renderer)'),
    refuse('protocols-are-pure', '^src/engine/protocols', '^src/engine/(?!protocols/|lib/)'),
    refuse('lib-imports-nothing-of-ours', '^src/engine/lib', '^src/(?!engine/lib/|contract/)'),
    {
      name: 'plug-ins-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/engine/(checks)/([^/]+)\\.ts$', pathNot: 'registry\\.gen|\\.test\\.ts$' },
      to: { path: '^src/engine/(?!lib/|protocols/)', pathNot: ['^src/engine/checks/check\\.ts$', '^src/engine/$1/$2'] },
    },
    {
      name: 'capabilities-meet-at-the-front-door',
      severity: 'error',
      from: {
        path: '^src/engine/(devices|maintenance|polling|status|access|metrics|logs|credentials|vault|audit)/',
        pathNot: '\\.test\\.ts$',
      },
      to: {
        path: '^src/engine/(devices|maintenance|polling|status|access|metrics|logs|credentials|vault|audit)/',
        pathNot: ['^src/engine/$1/', '^src/engine/([^/]+)/\\1\\.ts$'],
      },
    },
    {
      name: 'only-the-store-talks-to-the-client',
      severity: 'error',
      from: { path: '^src/renderer/(features|ui)' },
      to: { path: '^src/renderer/client' },
    },
    refuse('ui-knows-no-feature', '^src/renderer/ui', '^src/renderer/(features|store)'),
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
