// Binds the two halves of a launch where the browser drops our cookie: keeps a value in the platform's page before the
// login goes on, asks for it when the launch is back, and asks the platform for a window of its own on a click.
"use strict";

(() => {
  const around = window.parent !== window ? window.parent : window.opener;
  const PATIENCE = 1500;
  const CANVAS = /^https:\/\/[a-z0-9.-]+\.instructure\.com$/;
  const CLOUD = /^https:\/\/(sso[a-z.]*\.canvaslms\.com|[a-z0-9.-]+\.instructure\.com)$/;

  const named = (target) => {
    if (!around) return null;
    try {
      return target === "_parent" ? around : around.frames[target] || null;
    } catch {
      return null;
    }
  };

  // One message and its answer: the same number, from the origin asked, and no error. Silence is null.
  const ask = (frame, origin, message) => new Promise((resolve) => {
    if (!frame) return resolve(null);
    const number = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16)).join("");
    const answered = ({ origin: from, data }) => {
      const fits = data && data.subject === message.subject + ".response" && data.message_id === number;
      if (from !== origin || !fits) return;
      done(data.error ? null : data);
    };
    const done = (answer) => {
      window.removeEventListener("message", answered);
      clearTimeout(silence);
      resolve(answer);
    };
    const silence = setTimeout(done, PATIENCE, null);
    window.addEventListener("message", answered);
    frame.postMessage({ ...message, message_id: number }, origin);
  });

  // Where the named frame is silent, the page around ours may answer itself. Only Canvas's cloud needs that, inside its
  // editor, and only its own pages are asked: a page of anybody else would vouch for whom it likes.
  const askStorage = async ({ target, origin }, message) => {
    const answer = await ask(named(target), origin, message);
    const [host] = window.location.ancestorOrigins || [];
    if (answer || target === "_parent" || !CLOUD.test(origin) || !CANVAS.test(host)) return answer;
    return ask(around, host, message);
  };

  const store = async (place) => {
    await askStorage(place, { subject: "lti.put_data", key: place.name, value: place.value });
    window.location.replace(place.onward);
  };

  const send = async (form) => {
    const place = form.dataset;
    const found = await askStorage(place, { subject: "lti.get_data", key: place.name });
    if (found && typeof found.value === "string") {
      form.elements.binding.value = found.value;
      await askStorage(place, { subject: "lti.put_data", key: place.name, value: null });
    }
    form.submit();
  };

  const openWindow = (button) => button.addEventListener("click", () => {
    const data = { url: button.dataset.url, launchType: "new_window" };
    if (around) around.postMessage({ subject: "requestFullWindowLaunch", data }, "*");
  });

  for (const element of document.querySelectorAll("[data-launch]")) {
    const what = element.dataset.launch;
    if (what === "store") store(element.dataset);
    if (what === "ask") send(element);
    if (what === "window") openWindow(element);
  }
})();
