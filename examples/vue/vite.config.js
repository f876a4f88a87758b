// The development server must leave the package as it is, or its wasm is not found.
import vue from "@vitejs/plugin-vue";

export default {
  plugins: [vue()],
  optimizeDeps: { exclude: ["article-widget"] },
};
