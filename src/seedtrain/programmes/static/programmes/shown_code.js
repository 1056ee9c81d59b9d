// Shows the code of this minute without loading the page anew; what fails is tried again.
const EVERY = 5000;

async function refresh() {
  const part = document.querySelector("[data-fresh]");
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    part.replaceWith(document.adoptNode(page.querySelector("[data-fresh]")));
  } catch {
    part.toggleAttribute("aria-busy", true);
  }
}

setInterval(refresh, EVERY);
