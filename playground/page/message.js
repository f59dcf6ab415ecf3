// One message as elements.

import { make, speak, tongue } from "./dom.js";

const clock = new Intl.DateTimeFormat("uk", { hour: "2-digit", minute: "2-digit" });
const number = new Intl.NumberFormat("uk", { maximumFractionDigits: 1 });

export function size(bytes) {
  if (bytes < 1024) return `${bytes} Б`;
  return bytes < 1048576 ? `${number.format(bytes / 1024)} КБ` : `${number.format(bytes / 1048576)} МБ`;
}

const FILES = {
  document: ["↓", "Файл"],
  animation: ["🎞️", "Анімація"],
  audio: ["🎵", "Аудіо"],
  video: ["🎬", "Відео"],
  video_note: ["⏺️", "Відеоповідомлення"],
  voice: ["🎤", "Голосове повідомлення"],
  sticker: ["🙂", "Стікер"],
};

/** The sort of file in a message, the new name of a sort before the old one that Telegram repeats. */
const sortOf = (message) => Object.keys(FILES).reverse().find((sort) => message[sort]);

/** A message in few words, for replies and menus. */
export function summary(message) {
  const sort = sortOf(message);
  return message.text || message.caption || (message.photo && "Фото")
    || (sort && (message[sort].file_name || FILES[sort][1])) || "Повідомлення";
}

/** The whole bubble; `address` leads to the chat on the server. */
export function draw(message, address, person, bot) {
  const told = service(message);
  if (told) return make("article", { class: "event", "data-id": message.message_id }, told);
  const author = message.from_bot ? bot : person;
  const time = new Date(message.date * 1000);
  const origin = message.forward_origin;
  const bubble = make("div", { class: "bubble" },
    origin && make("div", { class: "origin" }, `Переслано: ${origin.sender_user?.first_name ?? origin.sender_user_name ?? ""}`),
    message.reply_to_message && speak(make("div", { class: "reply" }, summary(message.reply_to_message))),
    ...parts(message, address),
    message.html ? text(message.html) : null,
    make("div", { class: "meta" },
      message.edit_date ? "змінено" : null,
      make("time", { datetime: time.toISOString() }, clock.format(time)),
      make("button", { type: "button", class: "more", "aria-label": "Дії з повідомленням", "aria-haspopup": "menu", "aria-expanded": "false", "aria-controls": "message-menu" }, "⋯")));
  const rows = message.reply_markup?.inline_keyboard ?? [];
  return make("article",
    { class: message.from_bot ? "message" : "message mine", "data-id": message.message_id },
    make("span", { class: "hidden author" }, `${author}:`),
    bubble,
    rows.length ? make("div", { class: "inline", role: "group", "aria-label": "Кнопки" }, ...rows.map(row)) : null);
}

/** What stands in the chat without being said. */
function service(message) {
  if (message.pinned_message) return `Закріплено: «${summary(message.pinned_message)}»`;
  const timer = message.message_auto_delete_timer_changed?.message_auto_delete_time;
  if (timer === 0) return "Повідомлення більше не стираються самі";
  return timer && `Повідомлення стиратимуться самі через ${number.format(timer / 3600)} год`;
}

function text(html) {
  const element = make("div", { class: "text", dir: "auto" });
  element.innerHTML = html; // Made by the server from entities alone (formatting.render).
  for (const hidden of element.querySelectorAll(".spoiler")) {
    hidden.setAttribute("role", "button");
    hidden.setAttribute("aria-expanded", "false");
    hidden.setAttribute("aria-label", "Прихований текст, натисніть, щоб показати");
  }
  for (const quote of element.querySelectorAll(".expandable")) {
    quote.after(make("button", { type: "button", class: "unfold", "aria-expanded": "false" }, "Показати все"));
  }
  for (const code of element.querySelectorAll("code")) { // As in Telegram, a press copies it.
    code.setAttribute("role", "button");
    code.setAttribute("tabindex", "0");
    code.setAttribute("title", "Копіювати");
  }
  element.lang = tongue(element.textContent) || "uk";
  for (const inner of element.querySelectorAll("*:not(.unfold)")) speak(inner, inner.parentElement.closest("[lang]").lang);
  lines(element);
  return element;
}

/** A line in another language than the text around it says so. */
function lines(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const around = node.parentElement.closest("[lang]").lang;
    const found = node.data.split(/(?<=\n)/);
    if (!found.some((line) => (tongue(line) || around) !== around)) continue;
    node.replaceWith(...found.map((line) => speak(make("span", {}, line), around)));
  }
}

function parts(message, address) {
  const link = `${address}/documents/${message.message_id}`;
  const found = [];
  if (message.photo) {
    const alt = message.live_photo ? "Живе фото" : "Фото";
    const image = make("img", { src: link, alt: message.caption ? `${alt}: ${message.caption}` : alt, loading: "lazy" });
    const shown = make("a", { class: "photo", href: link, target: "_blank", rel: "noopener" }, image);
    image.addEventListener("error", () => shown.replaceWith(file("▣", alt, size(message.photo.at(-1).file_size), link, "photo")));
    found.push(shown);
  }
  const sort = sortOf(message);
  if (sort) {
    const { file_name: name, file_size: bytes, emoji } = message[sort];
    found.push(file(emoji ?? FILES[sort][0], name || FILES[sort][1], size(bytes), link, name || sort));
  }
  if (message.location) {
    const { latitude, longitude, live_period: live } = message.location;
    found.push(file("📍", message.venue?.title || (live ? "Трансляція місця" : "Місце на карті"), `${latitude}, ${longitude}`));
  }
  if (message.contact) found.push(file("👤", message.contact.first_name, message.contact.phone_number));
  if (message.poll) found.push(file("📊", message.poll.question, "Опитування"));
  if (message.dice) found.push(file(message.dice.emoji, String(message.dice.value), "Кубик"));
  return found;
}

function file(sign, title, detail, link, name) {
  const label = speak(link ? make("a", { href: link, download: name }, title) : make("b", {}, title));
  const plain = sign === "↓" || sign === "▣" ? "" : " plain";
  return make("div", { class: "file" },
    make("span", { class: `sign${plain}`, "aria-hidden": "true" }, sign),
    make("div", {}, label, make("small", {}, detail)));
}

function row(buttons) {
  return make("div", { class: "row" }, ...buttons.map((button) => {
    const look = ["key", button.style].filter(Boolean).join(" ");
    if (button.url) {
      return speak(make("a", { class: look, href: button.url, target: "_blank", rel: "noopener noreferrer" },
        button.text, make("span", { class: "sort", "aria-hidden": "true" }, "↗")));
    }
    return speak(make("button",
      { type: "button", class: look, "data-press": button.callback_data, "data-copy": button.copy_text?.text },
      button.text,
      button.copy_text ? make("span", { class: "sort copies", "aria-hidden": "true" }) : null));
  }));
}
