// Small comforts; every page works without them. Menus close on Escape or a press outside; light or dark is remembered.
(() => {
  const open = () => document.querySelectorAll("details.drop[open]");
  document.addEventListener("click", (event) => open().forEach((menu) => menu.contains(event.target) || (menu.open = false)));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") open().forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
  });
  document.querySelectorAll("[data-theme-switch]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      const root = document.documentElement;
      const now = root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
      root.dataset.theme = now === "dark" ? "light" : "dark";
      document.cookie = `theme=${root.dataset.theme};path=/;max-age=31536000;samesite=lax`;
    });
  });
  // The zone that the browser knows, one press away where it differs from the one shown; kept as the list keeps a choice.
  document.querySelectorAll("[data-own-zone]").forEach((button) => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!zone || zone === button.dataset.ownZone) return;
    button.hidden = false;
    button.querySelector("span").textContent = `(${zone.split("/").pop().replaceAll("_", " ")})`;
    button.addEventListener("click", () => {
      document.cookie = `zone=${zone};path=/;max-age=31536000;samesite=lax`;
      location.reload();
    });
  });
  // Where the tabs do not fit, the present one is in sight; the page itself stays where it is.
  document.querySelectorAll(".tabs [aria-current]").forEach((tab) => {
    const row = tab.closest(".tabs"), gap = (at) => at.getBoundingClientRect();
    row.scrollLeft += (gap(tab).left + gap(tab).right - gap(row).left - gap(row).right) / 2;
  });
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });
  // A part that needs a script of its own fetches it once it is opened.
  document.querySelectorAll("details[data-load]").forEach((part) => {
    const load = () => part.open && import(part.dataset.load);
    part.addEventListener("toggle", load);
    load();
  });
  // Who signs out is asked about what she keeps on this device, where she keeps anything.
  const keeps = () => { try { return localStorage.getItem("kept-here"); } catch { return null; } };
  document.querySelectorAll("form[data-leave]").forEach((form) => form.addEventListener("submit", (event) => {
    if (!keeps()) return;
    event.preventDefault();
    import(form.dataset.leave).then(({ leave }) => leave(form));
  }));
  document.querySelector("form[method=post] #errors")?.focus();
  document.querySelectorAll(".drop-file").forEach((box) => {
    const mark = (over) => (event) => box.classList.toggle("over", over && event.type === "dragover");
    box.addEventListener("dragover", mark(true));
    box.addEventListener("dragleave", mark(false));
    box.addEventListener("drop", mark(false));
  });
})();
