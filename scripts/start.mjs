/** `npm start`: gets what is missing, builds, serves the page. */
import { setUp } from './setup.mjs';

await setUp();
const { build } = await import('./build.mjs');
await build();
const { serve } = await import('./serve.mjs');
await serve(Number(process.env.PORT ?? 8080));
