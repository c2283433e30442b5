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
      adapter: adapter({ pages: 'build/web', assets: 'build/web', fallback: '200.html' }),
      outDir: 'web/.svelte-kit',
      files: {
        src: 'web/src',
        assets: 'web/static',
        lib: 'web/src/lib',
        routes: 'web/src/routes',
        appTemplate: 'web/src/app.html',
      },
      version: { name: 'werkpeil' },
      csp: { mode: 'hash', directives: { 'script-src': ['self'] } },
    } as Parameters<typeof sveltekit>[0]),
  ],
});
