import { defineConfig } from "vite";
import { leftovers } from "./leftovers.js";
import { licenses } from "./licenses.js";

export default defineConfig({
  base: "/kie/",
  define: { "process.env.NODE_ENV": JSON.stringify("production"), global: "globalThis" },
  plugins: [leftovers(), licenses()],
  resolve: { alias: { path: "path-browserify" }, dedupe: ["react", "react-dom"] },
  esbuild: { pure: ["console.debug", "console.log"] },
  build: {
    target: "es2020",
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 20000,
    emptyOutDir: true,
    rollupOptions: {
      input: { editor: "editor.jsx", model: "model.js", words: "words.js" },
      preserveEntrySignatures: "strict",
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name]-[hash].js",
        assetFileNames: (asset) => (asset.names.some((name) => name.endsWith(".css")) ? "editor.css" : "[name]-[hash][extname]"),
      },
    },
  },
});
