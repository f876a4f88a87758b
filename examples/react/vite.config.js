// The development server must leave the package as it is, or its wasm is not found.
export default {
  esbuild: { jsx: "automatic" },
  optimizeDeps: { exclude: ["article-widget"] },
};
