// What makes the desk quicker: single keys, a draft kept in hand, a word when it was taken back.
// Everything here can be done without it.
"use strict";

const base = document.body.dataset.base;
// What a reviewer has in hand: a draft, a page of its evidence, a decision about it.
const watched = document.querySelector("[data-share]");
const loaded = performance.now();

// A key that bounces, or is held, or comes over from the page before, decides nothing.
const SETTLED = 400;
let last = { code: "", at: 0 };

function bounces(event) {
  const now = performance.now();
  const again = event.repeat || (event.code === last.code && now - last.at < 150);
  last = { code: event.code, at: now };
  return again || now - loaded < SETTLED;
}

function typing(target) {
  return target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]") !== null;
}

const answers = [...document.querySelectorAll(".answer")];
const here = () => answers.indexOf(document.activeElement?.closest(".answer") ?? current);
let current = null;

function stand(answer) {
  if (!answer) return;
  current = answer;
  answer.focus({ preventScroll: true });
  answer.scrollIntoView({ block: "start" });
}

function step(by) {
  const at = here();
  stand(answers[at < 0 ? 0 : Math.min(answers.length - 1, Math.max(0, at + by))]);
}

function nextFlagged() {
  const at = here();
  const flagged = answers.filter((one) => "flagged" in one.dataset);
  stand(flagged.find((one) => answers.indexOf(one) > at) ?? flagged[0]);
}

function remark() {
  const answer = answers[here()] ?? answers[0] ?? document;
  const form = answer.querySelector(answers.length ? ".remark:not([data-file])" : ".remark");
  if (!form) return;
  form.open = true;
  form.querySelector("textarea").focus();
}

function remarkOnAll() {
  const form = document.querySelector("#whole .remark");
  if (!form) return;
  form.open = true;
  form.querySelector("textarea").focus();
}

function evidence() {
  answers[here()]?.querySelector("[data-evidence]")?.click();
}

// Digits that follow each other quickly are one number: an answer. With Shift a digit is a section.
let digits = "";
let waiting = 0;

function number(digit) {
  clearTimeout(waiting);
  digits += digit;
  const go = () => {
    stand(document.getElementById(`a-${digits}`));
    digits = "";
  };
  if (digits.length > 1 || !answers[Number(digits) * 10 - 1]) go();
  else waiting = setTimeout(go, 600);
}

function section(digit) {
  const part = document.getElementById(`s-${digit}`);
  if (part) stand(part.querySelector(".answer"));
}

function press(name) {
  const found = document.querySelector(`[data-key="${name}"]`);
  found?.click();
  return found !== null;
}

function zoom(by) {
  const sizes = [...document.querySelectorAll("[data-zoom]")];
  const at = sizes.findIndex((one) => one.hasAttribute("aria-current"));
  sizes[at + by]?.click();
}

const KEYS = {
  KeyJ: () => step(1),
  KeyK: () => step(-1),
  KeyF: nextFlagged,
  KeyR: remark,
  KeyW: remarkOnAll,
  KeyE: evidence,
  KeyA: () => press("approve"),
  KeyS: () => press("return"),
  KeyN: () => press("next") || location.assign(`${base}/next`),
  KeyI: () => press("know"),
  KeyH: () => press("keys") || location.assign(`${base}/keys`),
  KeyT: () => press("turn"),
  KeyB: () => press("back"),
  ArrowLeft: () => press("previous"),
  ArrowRight: () => press("following"),
  Equal: () => zoom(1),
  NumpadAdd: () => zoom(1),
  Minus: () => zoom(-1),
  NumpadSubtract: () => zoom(-1),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.closest("button, a")) {
    if (bounces(event)) event.preventDefault();
    return;
  }
  if (typing(event.target)) {
    const form = event.target.closest(".remark form");
    if (!form) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (!event.repeat && form.reportValidity()) form.requestSubmit();
    } else if (event.key === "Escape") {
      form.closest("details").open = false;
      stand(form.closest(".answer") ?? form.closest("details").firstElementChild);
    }
    return;
  }
  if (!("keys" in document.body.dataset) || event.ctrlKey || event.metaKey || event.altKey) return;
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1];
  if (digit !== undefined && answers.length) {
    event.preventDefault();
    if (event.shiftKey) section(digit);
    else number(digit);
    return;
  }
  const act = KEYS[event.code];
  if (!act || event.shiftKey || bounces(event)) return;
  event.preventDefault();
  act();
});

// A form is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) event.preventDefault();
  else form.dataset.sent = "yes";
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

for (const box of document.querySelectorAll(".templates")) {
  const kinds = box.closest("form").elements.kind;
  const fit = () => {
    for (const one of box.children) one.hidden = one.dataset.kind !== kinds.value;
  };
  box.hidden = false;
  fit();
  box.closest("form").addEventListener("change", fit);
  box.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const words = box.closest("form").querySelector("textarea");
    words.value = button.dataset.text;
    words.focus();
  });
}

function say(text) {
  let notice = document.querySelector(".notice");
  if (!notice) {
    notice = document.createElement("p");
    notice.className = "notice";
    notice.setAttribute("role", "alert");
    document.body.append(notice);
  }
  notice.textContent = text;
}

async function look() {
  if (document.hidden) return;
  const answer = await fetch(`${base}/shares/${watched.dataset.share}/alive`, { cache: "no-store" }).catch(() => null);
  if (!answer) return;
  if (answer.redirected) {
    // Signed out: nothing stays on the screen either.
    watched.replaceChildren();
    location.assign(`${base}/sign-in`);
  } else if (answer.status === 404 || answer.status === 409) {
    // It is not ours any more: nothing of it stays on the screen.
    clearInterval(looking);
    watched.replaceChildren();
    say(answer.status === 404 ? watched.dataset.gone : watched.dataset.left);
  } else if (answer.ok) {
    const { round } = await answer.json();
    if (watched.dataset.round && String(round) !== watched.dataset.round) say(watched.dataset.newer);
  }
}

// The page with a code looks by itself whether the bot was told it.
if (document.querySelector("[data-again]")) setTimeout(() => location.reload(), 4000);

let looking = 0;
if (watched) {
  looking = setInterval(look, 4000);
  document.addEventListener("visibilitychange", look);
  // Back from a form one stands where one was; on a new round at what has changed.
  const named = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  if (named?.classList.contains("answer")) stand(named);
  // A page that comes out of the browser's memory is asked for anew.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}
