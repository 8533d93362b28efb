import DefaultTheme from "vitepress/theme";
import { h } from "vue";
import Example from "./example.md";
import "./style.css";

/** The theme of VitePress, with an example beside the first words: what is written, and what comes of it. */
export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { "home-hero-image": () => h(Example, { class: "vp-doc example" }) }),
};
