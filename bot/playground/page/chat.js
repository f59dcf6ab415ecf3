// The practice chat: keeps the log like the server's, and turns what is pressed into requests.

import * as composer from "./composer.js";
import { $, ask, closeMenu, copy, make, note, showMenu } from "./dom.js";
import { draw } from "./message.js";

const user = /^[1-9]\d{0,14}$/.exec(new URLSearchParams(location.search).get("user") ?? "1")?.[0] ?? "1";
const address = `/chat/${user}`;
const log = $("log");
const messages = new Map();
let state = { bot: { first_name: "Заява" }, person: { first_name: "" } };
let revision = 0;
let online = true;

async function post(door, body) {
  const files = body instanceof FormData;
  try {
    const response = await fetch(`${address}/${door}`, {
      method: "POST",
      body: files ? body : JSON.stringify(body),
      headers: files ? {} : { "Content-Type": "application/json" },
    });
    if (response.ok) return true;
    note(response.status === 413 ? "Файл завеликий для пробного чату" : "Так надіслати не вийшло");
  } catch {
    note("Немає зв'язку з ботом");
  }
  return false;
}

composer.start({
  post,
  lastOwn: () => [...messages.values()].findLast((message) => !message.from_bot && message.text),
  phone: `+38050${user.padStart(7, "0").slice(-7)}`,
});

// --- The log

const atBottom = () => log.scrollHeight - log.scrollTop - log.clientHeight < 80;
const toBottom = () => { log.scrollTop = log.scrollHeight; stuck = true; $("down").hidden = true; };
$("down").addEventListener("click", () => { toBottom(); $("text").focus(); });
// The log follows what is new until the person scrolls up to read. Being at the bottom is not measured when a
// message comes: a picture may have grown, or a keyboard opened, a moment before.
let stuck = true;
let lastTop = 0;
log.addEventListener("scroll", () => {
  if (atBottom()) {
    stuck = true;
    $("down").hidden = true;
  } else if (log.scrollTop < lastTop) {
    stuck = false;
  }
  lastTop = log.scrollTop;
});
new ResizeObserver(() => { if (stuck) toBottom(); }).observe(log);
log.addEventListener("load", () => { if (stuck) toBottom(); }, true);

const dayName = new Intl.DateTimeFormat("uk", { day: "numeric", month: "long" });

function dayOf(message) {
  const date = new Date(message.date * 1000);
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 864e5);
  return days === 0 ? "Сьогодні" : days === 1 ? "Учора" : dayName.format(date);
}

function element(message) {
  return draw(message, address, state.person.first_name, state.bot.first_name);
}

const find = (id) => log.querySelector(`[data-id="${id}"]`);

function add(message) {
  const day = dayOf(message);
  if ([...log.querySelectorAll(".day")].at(-1)?.textContent !== day) log.append(make("div", { class: "day" }, day));
  log.append(element(message));
}

function drawAll() {
  log.removeAttribute("aria-live"); // The history is not news.
  log.replaceChildren();
  if (messages.size) {
    for (const message of messages.values()) add(message);
  } else {
    const begin = make("button", { type: "button", class: "main" }, "Почати");
    begin.addEventListener("click", () => { composer.say("/start"); $("text").focus(); });
    log.append(make("div", { class: "welcome" }, state.bot.description || "Тут ще немає повідомлень.", begin));
  }
  toBottom();
  requestAnimationFrame(() => log.setAttribute("aria-live", "polite"));
}

// --- What happens

const happenings = {
  new({ message }) {
    messages.set(message.message_id, message);
    if (messages.size === 1) return drawAll();
    const stay = !stuck && message.from_bot;
    add(message);
    log.lastElementChild.classList.add("arriving");
    if (message.from_bot) show("");
    if (stay) $("down").hidden = false;
    else toBottom();
  },
  edit({ message }) {
    messages.set(message.message_id, message);
    const old = find(message.message_id);
    const focused = old?.contains(document.activeElement);
    old?.replaceWith(element(message));
    if (focused) (find(message.message_id).querySelector(".key") ?? $("text")).focus();
    if (stuck) toBottom();
  },
  delete({ message_id: id }) {
    messages.delete(id);
    const old = find(id);
    if (old?.contains(document.activeElement)) $("text").focus();
    old?.remove();
    for (const day of log.querySelectorAll(".day")) if (!day.nextElementSibling?.matches(".message")) day.remove();
    if (!messages.size) drawAll();
  },
  keyboard: ({ keyboard }) => composer.showKeyboard(keyboard),
  commands: ({ commands }) => composer.showCommands(commands),
  action: ({ action }) => show(action.startsWith("upload") ? "надсилає файл…" : "друкує…", 5000),
  answer({ text, show_alert: alert }) {
    for (const key of log.querySelectorAll("[aria-busy]")) key.removeAttribute("aria-busy");
    if (!text) return;
    if (!alert) return note(text);
    $("alert-text").textContent = text;
    ask($("alert"));
  },
};

let statusTimer;
function show(text, milliseconds) {
  clearTimeout(statusTimer);
  if (online) $("status").textContent = text;
  if (milliseconds) statusTimer = setTimeout(() => show(""), milliseconds);
}

function setOnline(now) {
  online = now;
  $("status").textContent = now ? "" : "Немає зв'язку, пробую ще раз…";
}

async function load() {
  const response = await fetch(`${address}/messages`);
  if (!response.ok) throw new Error(String(response.status));
  state = await response.json();
  revision = state.revision;
  const before = JSON.stringify([...messages.values()]);
  messages.clear();
  for (const message of state.messages) messages.set(message.message_id, message);
  $("bot-name").textContent = state.bot.first_name;
  $("avatar").textContent = state.bot.first_name[0];
  $("person-name").textContent = state.person.first_name;
  $("people").replaceChildren(...state.people.map(({ id, first_name: name }) =>
    make("a", { href: `/?user=${id}`, role: "menuitem", "aria-current": String(id) === user ? "true" : null }, name)));
  composer.showKeyboard(state.keyboard);
  composer.showCommands(state.commands);
  if (before !== JSON.stringify(state.messages) || !messages.size) drawAll();
}

/** Load everything, then follow; after a break, the same again, so that a restarted server is no surprise. */
async function follow(wait = 500) {
  try {
    await load();
  } catch {
    setOnline(false);
    setTimeout(follow, wait, Math.min(wait * 2, 8000));
    return;
  }
  setOnline(true);
  const stream = new EventSource(`${address}/events?after=${revision}`);
  stream.onmessage = ({ data }) => {
    const event = JSON.parse(data);
    if (event.revision <= revision) return;
    revision = event.revision;
    happenings[event.type]?.(event);
  };
  stream.onerror = () => {
    stream.close();
    setOnline(false);
    setTimeout(follow, wait);
  };
}

// --- Presses in the log

log.addEventListener("click", (event) => {
  const key = event.target.closest(".key");
  if (key?.dataset.copy) return copy(key.dataset.copy);
  if (key?.dataset.press) {
    key.setAttribute("aria-busy", "true");
    setTimeout(() => key.removeAttribute("aria-busy"), 5000);
    post("press", { message_id: Number(key.closest("article").dataset.id), data: key.dataset.press });
    return;
  }
  const code = event.target.closest(".text code");
  if (code && !String(getSelection())) return copy(code.textContent);
  const command = event.target.closest(".command");
  if (command) return composer.say(command.textContent);
  const hidden = event.target.closest(".spoiler, .expandable");
  if (hidden && !event.target.closest("a")) reveal(hidden);
  const more = event.target.closest(".more");
  if (more) offer(more);
});

log.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" && event.key !== " ") return;
  if (event.target.matches(".spoiler, .expandable")) {
    event.preventDefault();
    reveal(event.target);
  } else if (event.target.matches(".text code")) {
    event.preventDefault();
    copy(event.target.textContent);
  }
});

log.addEventListener("contextmenu", (event) => {
  if (event.target.closest("a, img") || String(getSelection())) return;
  const more = event.target.closest(".bubble")?.querySelector(".more");
  if (!more) return;
  event.preventDefault();
  offer(more);
});

function reveal(hidden) {
  const open = hidden.classList.toggle("open");
  hidden.setAttribute("aria-expanded", String(open));
  if (open) hidden.removeAttribute("aria-label");
}

/** The menu of one message. */
function offer(button) {
  const message = messages.get(Number(button.closest("article").dataset.id));
  const words = message.text ?? message.caption;
  const choices = [
    ["Відповісти", () => composer.reply(message)],
    words && ["Копіювати текст", () => copy(words)],
    !message.from_bot && words && ["Змінити", () => composer.edit(message)],
  ].filter(Boolean);
  const menu = $("message-menu");
  menu.replaceChildren(...choices.map(([label, act]) => {
    const item = make("button", { type: "button", role: "menuitem" }, label);
    item.addEventListener("click", () => { closeMenu(); act(); });
    return item;
  }));
  showMenu(menu, button);
  if (menu.hidden) return;
  const frame = document.querySelector(".phone").getBoundingClientRect();
  const spot = button.getBoundingClientRect();
  menu.style.left = `${Math.max(8, Math.min(spot.right - frame.left - menu.offsetWidth, frame.width - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(spot.bottom - frame.top, frame.height - menu.offsetHeight - 8))}px`;
}

$("person").addEventListener("click", () => showMenu($("people"), $("person")));

follow();
