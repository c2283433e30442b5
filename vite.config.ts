import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

/** Both sites as static files. The version is fixed, so that building twice gives the same bytes. */
export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: './web/project.inlang',
      outdir: './web/src/lib/paraglide',
      strategy: ['localStorage', 'preferredLanguage', 'baseLocale'],
    }),
    tailwindcss(),
    sveltekit({
      // Moved to a folder of its own when it is complete (scripts/build-web.ts).
      // Compressed once at the build: an employee's first page is a third of its size on the way.
      adapter: adapter({
        pages: 'build/web-next',
        assets: 'build/web-next',
        fallback: '200.html',
        precompress: true,
      }),
      outDir: 'web/.svelte-kit',
      files: {
        src: 'web/src',
        assets: 'web/static',
        lib: 'web/src/lib',
        routes: 'web/src/routes',
        appTemplate: 'web/src/app.html',
      },
      version: { name: 'werkpeil' },
      // Only the answer site has one, and only once an employee has begun (web/src/lib/answer/offline.ts).
      serviceWorker: { register: false },
      csp: { mode: 'hash', directives: { 'script-src': ['self'] } },
    } as Parameters<typeof sveltekit>[0]),
  ],
});
