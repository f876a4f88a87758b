// The development server must leave the package as it is, or its wasm is not found.
import { svelte } from "@sveltejs/vite-plugin-svelte";

export default {
  plugins: [svelte()],
  optimizeDeps: { exclude: ["article-widget"] },
};
