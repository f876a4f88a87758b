// The pages are written when the project is built; for a server take its own adapter.
import adapter from "@sveltejs/adapter-static";

export default {
  kit: {
    adapter: adapter(),
    // What the page links to is no page of this project.
    prerender: { crawl: false },
  },
};
