// The theme that the visitor chose on the pages of the documentation, before anything is drawn.
(() => {
  const key = "vitepress-theme-appearance";
  const isDark = () => {
    const chosen = localStorage.getItem(key) ?? "auto";
    return chosen === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : chosen === "dark";
  };
  const apply = () => document.documentElement.classList.toggle("dark", isDark());
  apply();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", apply);
  addEventListener("DOMContentLoaded", () => {
    document.getElementById("theme").addEventListener("click", () => {
      localStorage.setItem(key, isDark() ? "light" : "dark");
      apply();
    });
  });
})();
