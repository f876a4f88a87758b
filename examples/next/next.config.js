// The pages are written when the project is built. For a server leave `output` out; `basePath` is where the pages lie.
export default {
  output: "export",
  basePath: process.env.BASE_PATH,
};
