import { configDefaults, defineConfig } from 'vitest/config';

/** Kernel and end-to-end tests share one host: its block layer, cgroups and mounts. One file at a time, after the unit tests. */
const onHost = {
  fileParallelism: false,
  maxWorkers: 1,
  testTimeout: 120_000,
  hookTimeout: 180_000,
  globalSetup: ['test/lab/global-setup.ts'],
};

export default defineConfig({
  test: {
    // An addon that crashes takes its own process with it, not the runner.
    pool: 'forks',
    reporters: ['default', 'json'],
    outputFile: { json: 'build/test-report.json' },
    coverage: { provider: 'v8', include: ['src/**/*.ts'], exclude: ['src/**/*.gen.ts', 'src/wire/gen/**'] },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'test/{kernel,e2e,lab,vm}/**'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'kernel',
          include: ['test/{lab,kernel}/**/*.test.ts'],
          sequence: { groupOrder: 1 },
          ...onHost,
        },
      },
      {
        extends: true,
        test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], sequence: { groupOrder: 2 }, ...onHost },
      },
      {
        extends: true,
        test: { name: 'vm', include: ['test/vm/**/*.test.ts'], sequence: { groupOrder: 3 }, ...onHost },
      },
    ],
  },
});
