// The log: what stands in it, what of it is in sight, and what of it is spoken.

import { $, make } from "./dom.js";
import { draw } from "./message.js";

const log = $("log");
const lines = $("lines");
const dayName = new Intl.DateTimeFormat("uk", { day: "numeric", month: "long" });

export const messages = new Map();
let names = { bot: "", person: "" };
let address = "";

export function open(chatAddress, people) {
  address = chatAddress;
  names = people;
}

export const find = (id) => lines.querySelector(`[data-id="${id}"]`);
const element = (message) => draw(message, address, names.person, names.bot);

function dayOf(message) {
  const date = new Date(message.date * 1000);
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 864e5);
  return days === 0 ? "Сьогодні" : days === 1 ? "Учора" : dayName.format(date);
}

/** All that is known, drawn anew; `begin` is what stands in an empty chat, `older` leads to earlier messages. */
export function drawAll(begin, older) {
  const drawn = [];
  let day = "";
  for (const message of messages.values()) {
    if (day !== (day = dayOf(message))) drawn.push(make("div", { class: "day" }, day));
    drawn.push(element(message));
  }
  lines.replaceChildren(...(older ? [older] : []), ...(drawn.length ? drawn : [begin]));
  for (const article of lines.children) fold(article);
}

export function add(message) {
  const day = dayOf(message);
  if ([...lines.querySelectorAll(".day")].at(-1)?.textContent !== day) lines.append(make("div", { class: "day" }, day));
  lines.append(element(message));
  lines.lastElementChild.classList.add("arriving");
  fold(lines.lastElementChild);
  if (message.from_bot) announce(lines.lastElementChild);
}

export function replace(message) {
  const old = find(message.message_id);
  if (!old) return;
  const focused = old.contains(document.activeElement);
  const changed = element(message);
  if (old === anchor) anchor = changed;
  old.replaceWith(changed);
  fold(changed);
  if (focused) (changed.querySelector(".key") ?? $("text")).focus();
}

export function remove(id) {
  const old = find(id);
  if (old?.contains(document.activeElement)) $("text").focus();
  old?.remove();
  for (const day of lines.querySelectorAll(".day")) if (!day.nextElementSibling?.matches("article")) day.remove();
}

/** A quotation that fits needs no button to unfold it. */
function fold(article) {
  for (const button of article.querySelectorAll(".unfold")) {
    const quote = button.previousElementSibling;
    button.hidden = quote.scrollHeight <= quote.clientHeight + 1;
  }
}

export function unfold(quote) {
  const button = quote.nextElementSibling;
  if (button.hidden) return;
  const open = quote.classList.toggle("open");
  button.setAttribute("aria-expanded", String(open));
  button.textContent = open ? "Згорнути" : "Показати все";
}

// --- What is in sight. The log follows the talk until the person scrolls away to read: to its end, but never beyond
// the beginning of the bot's last message, where the question stands. Whether a scroll was the person's is told by
// the sizes: when those have changed, the browser moved it, and what is followed is put back in its place.

let following = true;
let anchor = null; // the bot's last message, until the person moves
let seen = { view: 0, content: 0 };

const end = () => log.scrollHeight - log.clientHeight;
const place = () => (anchor?.isConnected ? Math.min(end(), anchor.offsetTop - 8) : end());

function settle() {
  seen = { view: log.clientHeight, content: lines.offsetHeight };
  if (!following) return;
  log.scrollTop = place();
  $("down").hidden = true;
}

/** Go along with what comes now: at the bot's message, or at the end. */
export function follow(article = null) {
  following = true;
  anchor = article;
  settle();
}

export const reading = () => !following;

log.addEventListener("scroll", () => {
  if (seen.view !== log.clientHeight || seen.content !== lines.offsetHeight) return;
  if (following && Math.abs(log.scrollTop - place()) < 2) return;
  following = end() - log.scrollTop < 40;
  anchor = null;
  if (following) $("down").hidden = true;
});
const sizes = new ResizeObserver(settle);
sizes.observe(log);
sizes.observe(lines);

// --- What is spoken: each message of the bot once, when it comes. Edits stay silent: an answered question becomes
// a line that says how it was answered, and nobody needs to hear it again.

function announce(article) {
  const spoken = make("p", {}, `${names.bot}: `);
  for (const part of article.querySelectorAll(".bubble > :not(.meta)")) {
    const copy = part.cloneNode(true);
    for (const quiet of copy.querySelectorAll("[aria-hidden], .unfold")) quiet.remove();
    spoken.append(make("span", { lang: part.lang || null }, copy.textContent), " ");
  }
  tell(spoken);
}

/** Have something spoken; it goes again, so that nobody who walks through the page meets it a second time. */
export function tell(spoken) {
  $("heard").append(spoken);
  setTimeout(() => spoken.remove(), 10000);
}
