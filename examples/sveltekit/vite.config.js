// The development server must leave the package as it is, or its wasm is not found.
import { sveltekit } from "@sveltejs/kit/vite";

export default {
  plugins: [sveltekit()],
  optimizeDeps: { exclude: ["article-widget"] },
};
