"""What the budget request does not say and other public sources do. Each with its day and link; none of it blocks."""

from __future__ import annotations

from datetime import date

from dialogs.engine.requirements import SecondSource

WHERE = SecondSource(
    said="Мінреінтеграції, яке назване в запиті, вже немає. Заяви тепер приймає Мінрозвитку, можна й на його сайті.",
    source="Запорізька обласна адміністрація",
    on=date(2026, 2, 10),
    link="https://www.zoda.gov.ua/news/77869",
)
PAPERS = SecondSource(
    said="До заяви додають копії документа про особу, податкового номера й довідку з реквізитами рахунку.",
    source="Запорізька обласна адміністрація",
    on=date(2026, 2, 10),
    link="https://www.zoda.gov.ua/news/77869",
)
FAMILY = SecondSource(
    said="Щорічну допомогу дають одному членові сім’ї. Це чоловік чи дружина, батьки, діти, онуки, брати, сестри. "
    "А ще баба, дід і ті, хто живе разом.",
    source="роз’яснення Волинського ТЦК",
    on=date(2026, 1, 20),
    link="https://sud.ua/uk/news/ukraine/351259",
)
ONCE_A_YEAR = SecondSource(
    said="Якщо за цей рік її виплатили сім’ї, звільненій людині за той рік не виплачують.",
    source="роз’яснення Волинського ТЦК",
    on=date(2026, 1, 20),
    link="https://sud.ua/uk/news/ukraine/351259",
)
CAUSE = SecondSource(
    said="За Законом, смерть після звільнення має бути пов’язана з неволею: поранення, хвороба, нещасний випадок.",
    source="видання «Юридична практика», прочитано",
    on=date(2026, 11, 28),
    link="https://pravo-ua.com/family/derzhavna-groshova-dopomoga-polonenym-ta-chlenam-yih-simej/",
)
CIVILIANS = SecondSource(
    said="Звільненим цивільним, щодо яких факт не встановлено, від 2026 року передбачено 50 000 грн.",
    source="уряд, за повідомленням zaxid.net",
    on=date(2025, 12, 26),
    link="https://zaxid.net/n1626835",
)
FREE_LAWYER = SecondSource(
    said="Звільнені з неволі мають право й на безоплатну правничу допомогу, без відшкодувань.",
    source="уряд, за повідомленням УНІАН",
    on=date(2025, 12, 26),
    link="https://www.unian.ua/economics/finance/viplati-zvilnenim-z-rosiyskoji-nevoli-civilnim-sviridenko-nazvala-sumu-13237611.html",
)
