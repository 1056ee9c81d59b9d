// Hides the questions whose condition does not hold; the server decides again. Without it every question is shown,
// with its condition in words.
(() => {
  const parts = [...document.querySelectorAll("[data-show-if]")];
  const answers = (name, form) => [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)]
    .filter((input) => !input.closest("[data-show-if][hidden]") && (!/^(radio|checkbox)$/.test(input.type) || input.checked))
    .map((input) => (input.type === "checkbox" && input.value === "on" ? "yes" : input.value))
    .filter((value) => value !== "");
  const word = (value) => (value === true ? "yes" : value === false ? "no" : String(value));
  const holds = (condition, given) => {
    if ("any_of" in condition) return condition.any_of.some((value) => given.includes(word(value)));
    if ("is_not" in condition) return given.length > 0 && !given.includes(word(condition.is_not));
    return given.includes(word(condition.is));
  };
  const look = () => parts.forEach((part) => {
    const condition = JSON.parse(part.dataset.showIf);
    part.hidden = !holds(condition, answers(condition.question, part.closest("form")));
  });
  if (!parts.length) return;
  document.querySelectorAll("[data-condition]").forEach((words) => { words.hidden = true; });
  document.addEventListener("change", look);
  look();
})();
