// Improves pages that already work without it: tells the platform how tall the frame is, copies what is to be taken along,
// prints, sends on what only passes through, and moves to what went wrong.
"use strict";

(() => {
  if (window.parent !== window) {
    let told = 0;
    const tell = () => {
      const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
      if (Math.abs(height - told) < 2) return;
      told = height;
      window.parent.postMessage(JSON.stringify({ subject: "lti.frameResize", height }), "*");
    };
    new ResizeObserver(tell).observe(document.documentElement);
  }

  const wrong = document.querySelector("[data-focus]");
  if (wrong) wrong.focus();

  const answer = document.querySelector("[data-send]");
  if (answer) answer.submit();

  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    const said = button.parentElement.querySelector("[data-copied]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      // In a frame the clipboard may be closed to scripts; the older way asks for no permission.
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        field.select();
        if (!document.execCommand("copy")) return;
      }
      said.textContent = said.dataset.copied;
    });
  }

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
