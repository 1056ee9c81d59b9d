// Says it on the page when a passkey was cancelled or is unknown; allauth alone would only write to the console.
document.addEventListener("allauth.error", (event) => {
  const trouble = document.getElementById("key_trouble");
  if (!trouble) return;
  event.preventDefault();
  trouble.hidden = true;
  requestAnimationFrame(() => { trouble.hidden = false; });
});
