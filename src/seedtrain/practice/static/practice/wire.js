// Speaking with the server. What was done is kept on this device until the server has answered, and sent again.
// A kept attempt is played on the device instead: who computes it there says so before the room opens.
let here = null;
export const speakThrough = (line) => {
  here = line;
};
export const wire = (...whom) => here || withServer(...whom);

function withServer(url, id, token, trouble) {
  const place = `seedtrain-attempt-${id}`;
  const keep = (body) => {
    try {
      localStorage.setItem(place, JSON.stringify(body));
    } catch {
      /* memory has it */
    }
  };
  const forget = () => {
    try {
      localStorage.removeItem(place);
    } catch {
      /* nothing kept */
    }
  };
  const pause = (seconds) =>
    new Promise((go) => {
      const timer = setTimeout(go, seconds * 1000);
      addEventListener(
        "online",
        () => {
          clearTimeout(timer);
          go();
        },
        { once: true },
      );
    });

  // Answers {status, again, body}: `again` when it had to be repeated, so a 409 may mean the first one arrived.
  async function send(body, again = false) {
    let troubled = false,
      failed = 0;
    keep(body);
    for (let wait = 2; ; wait = Math.min(wait * 2, 20)) {
      try {
        const answer = await fetch(url, {
          method: "POST",
          credentials: "same-origin",
          signal: AbortSignal.timeout?.(30000),
          headers: { "Content-Type": "application/json", "X-CSRFToken": token },
          body: JSON.stringify(body),
        });
        // A server that is starting again answers soon; one that fails four times will not do this act, and it is let go.
        if (answer.status >= 500 && ++failed < 4) throw new Error(answer.status);
        if (troubled) trouble("");
        if (failed === 4) {
          forget();
          return { status: 500, again, body: {} };
        }
        if (!(answer.headers.get("Content-Type") || "").includes("json")) return { status: 403, again, body: {} };
        const told = await answer.json();
        forget();
        return { status: answer.status, again, body: told };
      } catch {
        again = troubled = true;
        trouble("offline");
        await pause(wait);
      }
    }
  }

  // What an earlier page kept and could not send.
  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(place));
    } catch {
      return null;
    }
  };
  return { send, kept, forget };
}
