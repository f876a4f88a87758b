// Vue has to know that the tag is none of its components; the development server must leave the package as it
// is, or its wasm is not found.
import vue from "@vitejs/plugin-vue";

const isCustomElement = (tag) => tag === "article-widget";

export default {
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
  optimizeDeps: { exclude: ["article-widget"] },
};
