/* Keeps every change of a model on the service. What could not be sent waits in the browser's own store and is sent when the
   line is back. */
const RETRY = 4000;

/** What waits from a former visit; nothing if there is none. */
export function waitingFor(store) {
  try {
    return JSON.parse(localStorage.getItem(store));
  } catch (unreadable) {
    return null;
  }
}

export function forget(store) {
  localStorage.removeItem(store);
}

function remember(store, waiting) {
  try {
    localStorage.setItem(store, JSON.stringify(waiting));
  } catch (full) {
    /* It is still sent, but would not outlive this page. */
  }
}

/**
 * What sends changes, one after the other.
 *
 * @param place where to: path, file, and the name in the browser's store
 * @param known the digest of the file that was opened, and how the editor writes it
 * @param told is told saving, saved, offline, and refused with a sentence
 * @param taken is given what the service has made of it, once nothing waits any more
 */
export function saving(place, known, told, taken) {
  let after = null;
  let sending = false;

  async function send() {
    if (sending || after === null) {
      return;
    }
    sending = true;
    const sent = after;
    told("saving");
    try {
      const answer = await fetch(place.path, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ file: place.file, digest: known.digest, before: known.text, after: sent }),
      });
      answered(answer.ok, await answer.json(), sent);
    } catch (broken) {
      told("offline");
      setTimeout(send, RETRY);
      sending = false;
    }
  }

  function answered(isTaken, answer, sent) {
    sending = false;
    const isLast = after === sent;
    if (!isTaken) {
      told("refused", answer.text ?? answer.detail ?? answer.title);
      if (!isLast) {
        send();
      }
      return;
    }
    known = { digest: answer.digest, text: sent };
    if (isLast) {
      after = null;
      forget(place.store);
      told("saved");
      taken(answer, (reopened) => (known = { digest: answer.digest, text: reopened }));
    } else {
      remember(place.store, { digest: known.digest, before: known.text, after });
      send();
    }
  }

  return {
    /** Keeps the model as the editor writes it now. */
    keep(text) {
      if (text === (after ?? known.text)) {
        return;
      }
      after = text;
      remember(place.store, { digest: known.digest, before: known.text, after });
      send();
    },
    isWaiting: () => after !== null,
  };
}
