"""The definitions of paragraph 2 of the Order, one tap away from the questions that use them."""

from __future__ import annotations

from dialogs.engine.programme import Term

# Definitions stay exactly as the Order has them, its own slips included; the glosses are ours and explain.
_ALL = (
    Term(
        "close_family_members",
        "близькі члени сім’ї",
        "Близькі члени сім’ї",
        "Immediate family",
        "чоловік, дружина, батько, мати, вітчим, мачуха, син, дочка, пасинок, падчерка, усиновлювач чи "
        "усиновлений, опікун чи піклувальник, особа, яка перебуває під опікою або піклуванням, а також "
        "особи, які спільно проживають, пов’язані спільним побутом, мають взаємні права та обов’язки та "
        "підтримують фактичні шлюбні відносини, та діти таких осіб, зокрема повнолітні",
        "Husband, wife, father, mother, stepfather, stepmother, son, daughter, stepson, stepdaughter, "
        "adoptive parent or adopted child, guardian or custodian, a person under guardianship or care; "
        "also people who live together as a couple without being married, sharing a home and mutual "
        "duties, and the children of such people, adult children included.",
    ),
    Term(
        "idp",
        "вимушено внутрішньо переміщена особа",
        "Переміщені в Україні",
        "Internally displaced person",
        "будь-яка фізична особа, яка була змушена залишити або покинути своє житло чи місце проживання та "
        "переміститися в інше місце в Україні, або не має чи не мала можливості повернутися з іншого місця "
        "в Україні до свого житла чи місця проживання в результаті міжнародно-протиправних дій Російської "
        "Федерації в Україні або проти України або з метою уникнення негативних наслідків таких дій",
        "Anyone who had to leave their home and move elsewhere in Ukraine, or who cannot or could not "
        "return home from elsewhere in Ukraine, because of Russia’s internationally wrongful acts in or "
        "against Ukraine or to avoid their consequences.",
    ),
    Term(
        "displaced_abroad",
        "вимушено переміщена за межі України особа",
        "Переміщені за кордон",
        "Person displaced abroad",
        "будь-яка фізична особа, яка була змушена залишити або покинути своє житло чи місце проживання та "
        "перемістилась за межі України, або не має чи не мала можливості повернутися в Україну в "
        "результаті міжнародно-протиправних дій Російської Федерації в Україні або проти України або з "
        "метою уникнення негативних наслідків таких дій",
        "Anyone who had to leave their home and moved outside Ukraine, or who cannot or could not return "
        "to Ukraine, because of Russia’s internationally wrongful acts in or against Ukraine or to avoid "
        "their consequences.",
    ),
    Term(
        "loss_of_access_tot",
        "втрата доступу або контролю над нерухомим майном на тимчасово окупованих територіях",
        "Втрата доступу до майна",
        "Lost access to real estate",
        "позбавлення власника нерухомого майна, яке розташоване на тимчасово окупованій Російською "
        "Федерацією території України, повністю або в значній частині, можливості доступу до такого майна, "
        "користування, володіння або розпорядження цим майном та/або якщо можливість такого доступу, "
        "користування, володіння або розпорядження залежить від рішень, дій чи виконання інших умов "
        "Російської Федерації, її уряду, місцевих та регіональних органів влади або будь-якої організації, "
        "що перебуває в їх власності або під їх контролем",
        "The owner of real estate in territory temporarily occupied by Russia cannot, wholly or for the "
        "most part, reach, use, hold or dispose of it, or can do so only on Russia’s decisions, actions or "
        "conditions.",
    ),
    Term(
        "loss_of_private_entrepreneurship",
        "втрата приватного підприємництва",
        "Втрата підприємництва",
        "Loss of private business",
        "втрата прибутків, понесених заявником у зв'язку з вимушеним припиненням підприємницької "
        "діяльності або неможливості здійснювати таку діяльність",
        "Profits lost because the claimant’s business had to stop or could not be carried on.",
    ),
    Term(
        "lost_income",
        "втрачений дохід",
        "Втрачений дохід",
        "Lost income",
        "заробітна плата, компенсації, надбавки, пільги та інший дохід, який не було отримано заявником "
        "внаслідок фактичної втрати оплачуваної роботи в результаті міжнародно-протиправних дій Російської "
        "Федерації в Україні або проти України",
        "Wages, compensation, allowances, benefits and other income that the claimant did not receive "
        "because paid work was in fact lost as a result of Russia’s internationally wrongful acts.",
    ),
    Term(
        "housing_or_residence",
        "житло або місце проживання",
        "Житло, місце проживання",
        "Home or place of residence",
        "житловий будинок, квартира, інше житлове приміщення, призначені та придатні для постійного або "
        "тимчасового проживання в них та які є місцем фактичного проживання заявника",
        "A house, flat or other living space meant and fit for permanent or temporary living, in which the "
        "claimant actually lives. Owning it is not required.",
    ),
    Term(
        "paid_work",
        "оплачувана робота",
        "Оплачувана робота",
        "Paid work",
        "надання послуг чи виконання робіт самозайнятою особою або фізичною особою на підставі трудового "
        "договору чи договору цивільно-правового характеру, укладеного в письмовій формі, усно або через "
        "поведінку сторін, яка засвідчує волю сторін, що такі послуги чи роботи будуть оплачені",
        "Services or work done by a self-employed person, or by anyone under an employment or civil-law "
        "contract: written, oral, or shown by how both sides acted, as long as it was clear that the work "
        "would be paid.",
    ),
    Term(
        "deported_child",
        "депортована дитина",
        "Депортована дитина",
        "Deported child",
        "фізична особа, яка внаслідок виселення або інших примусових дій була переміщена з місця свого "
        "проживання на територію іншої держави та яка на момент такої події не досягла вісімнадцятирічного "
        "віку, або якщо згідно з законом, застосовуваним до неї, вона не набула прав повнолітньої раніше",
        "A person who was moved from where they lived to another state, by eviction or other coercion, "
        "before the age of 18 (unless the law that applied to them made them an adult earlier).",
    ),
    Term(
        "deported_person",
        "депортована особа",
        "Депортована особа",
        "Deported person",
        "фізична особа, яка внаслідок виселення або інших примусових дій була переміщена з місця свого "
        "проживання на територію іншої держави",
        "A person who was moved from where they lived to another state by eviction or other coercion.",
    ),
    Term(
        "forcibly_transferred_child",
        "дитина, переміщена насильницьким шляхом",
        "Переміщена силою дитина",
        "Forcibly transferred child",
        "фізична особа, яка внаслідок виселення або інших примусових дій була переміщена з місця свого "
        "проживання в інше місце на території України та яка на момент такої події не досягла "
        "вісімнадцятирічного віку, або якщо згідно з законом, застосовуваним до неї, вона не набула прав "
        "повнолітньої раніше",
        "A person who was moved from where they lived to another place in Ukraine, by eviction or other "
        "coercion, before the age of 18 (unless the law that applied to them made them an adult earlier).",
    ),
    Term(
        "applicant",
        "заявник",
        "Заявник",
        "Claimant",
        "фізична особа — громадянин України, яка зазнала збитків, втрат чи шкоди та подала засобами "
        "Порталу Дія заяву до Реєстру збитків",
        "An individual, a citizen of Ukraine, who suffered damage, loss or injury and filed a claim with "
        "the Register of Damage through the Diia portal.",
    ),
    Term(
        "missing_person",
        "зникла безвісти особа",
        "Зникла безвісти особа",
        "Missing person",
        "фізична особа, місцезнаходження якої невідоме та щодо якої подано заяву про розшук особи, зниклої "
        "безвісти за особливих обставин",
        "A person whose whereabouts are unknown and for whom a request has been filed to search for a "
        "person missing under special circumstances.",
    ),
    Term(
        "other_family_members",
        "інші члени сім’ї",
        "Інші члени сім’ї",
        "Other family members",
        "особи, які не належать до близьких членів сім’ї та можуть довести наявність законного інтересу "
        "для подання заяви, надавши докази, які підтверджують наявність близьких стосунків та елементів "
        "залежності, які відрізняються від звичайної спорідненості з особою, щодо якої подається заява",
        "People who are not close family but can prove a legitimate interest in filing: a close "
        "relationship with the person the claim is about, and dependence beyond ordinary kinship.",
    ),
    Term(
        "torture",
        "катування",
        "Катування",
        "Torture",
        "це будь-яка дія, якою особі навмисно заподіюються сильний біль або страждання, фізичне чи "
        "моральне, щоб отримати від неї або від третьої особи відомості чи визнання, покарати її за дії, "
        "які вчинила вона або третя особа чи у вчиненні яких вона підозрюється, а також залякати чи "
        "примусити її або третю особу, чи з будь-якої причини, що ґрунтується на дискримінації будь-якого "
        "виду, коли такий біль або страждання заподіюються особою, наділеною владними повноваженнями, "
        "владою або контролем, чи з їх підбурювання, чи з їх відома, чи за їх мовчазної згоди",
        "Deliberately causing a person severe pain or suffering, physical or mental, to get information or "
        "a confession from them or someone else, to punish, to frighten or to force, or out of "
        "discrimination of any kind, when it is done by someone who holds power, authority or control, or "
        "at their urging, with their knowledge or silent consent.",
    ),
    Term(
        "inhuman_treatment",
        "нелюдське поводження або покарання",
        "Нелюдське поводження",
        "Inhuman treatment",
        "це будь-яка дія, що спричиняє сильні моральні або фізичні страждання, які навмисно заподіюються "
        "особою, наділеною владними повноваженнями, силою або контролем, чи з їх підбурювання, чи з їх "
        "відома, чи за їх мовчазної згоди",
        "Any act that causes severe mental or physical suffering and is done deliberately by someone who "
        "holds power, force or control, or at their urging, with their knowledge or silent consent.",
    ),
    Term(
        "residential_property",
        "об’єкт житлового нерухомого майна",
        "Житлова нерухомість",
        "Residential property",
        "це квартира, інше житлове приміщення в будівлі, приватний будинок (індивідуальний житловий "
        "будинок), дачний будинок, садовий будинок, відокремлений житловий будинок садибного типу",
        "A flat, another living space in a building, a private house, a summer house, a garden house or a "
        "detached farm-type house.",
    ),
    Term(
        "forcibly_transferred_person",
        "особа, переміщена насильницьким шляхом",
        "Переміщена силою особа",
        "Forcibly transferred person",
        "фізична особа, яка внаслідок виселення або інших примусових дій була переміщена з місця свого "
        "проживання в інше місце на території України",
        "A person who was moved from where they lived to another place in Ukraine by eviction or other "
        "coercion.",
    ),
    Term(
        "person_concerned",
        "особа, щодо якої подається заява",
        "Особа, про яку заява",
        "Person the claim is about",
        "особа, яка є зниклою безвісти або померлою внаслідок міжнародно протиправних дій Російської "
        "Федерації в Україні або проти України",
        "A person who is missing or who died because of Russia’s internationally wrongful acts in or "
        "against Ukraine.",
    ),
    Term(
        "degrading_treatment",
        "поводження чи покарання, що принижують гідність",
        "Приниження гідності",
        "Degrading treatment",
        "будь-яка дія, що принижує та знецінює людину, підриває її гідність і самоповагу, які навмисно "
        "заподіюються особою, наділеною владними повноваженнями, силою або контролем, чи з їх "
        "підбурювання, чи з їх відома, чи за їх мовчазної згоди",
        "Any act that humiliates a person and undermines their dignity and self-respect, done deliberately "
        "by someone who holds power, force or control, or at their urging, with their knowledge or silent "
        "consent.",
    ),
    Term(
        "deprivation_of_liberty",
        "позбавлення свободи",
        "Позбавлення свободи",
        "Deprivation of liberty",
        "це будь-яка форма затримання, ув’язнення або поміщення особи в державне чи приватне місце "
        "позбавлення свободи, яке вона не може залишити за власним бажанням",
        "Any detention, imprisonment or placement in a state or private place of confinement that the "
        "person cannot leave when they wish.",
    ),
    Term(
        "forced_labour",
        "примусова праця або служба",
        "Примусова праця, служба",
        "Forced labour or service",
        "це будь-яка праця або служба в будь-якій сфері діяльності, галузі або секторі, яку вимагають від "
        "особи під загрозою будь-якого покарання, яке може включати фізичне насильство, обмеження свободи, "
        "психологічний або інший вид примусу, і на яку ця особа не погодилася добровільно",
        "Any work or service, in any field, demanded under threat of any penalty (physical violence, loss "
        "of freedom, psychological or other coercion) to which the person did not agree freely.",
    ),
    Term(
        "self_employed",
        "самозайнята особа",
        "Самозайнята особа",
        "Self-employed person",
        "фізична особа, яка здійснює незалежну індивідуальну господарську діяльність та яка не "
        "зареєстрована як фізична особа — підприємець відповідно до законодавства України",
        "An individual who carries on independent economic activity alone and is not registered as an "
        "individual entrepreneur (FOP) under the laws of Ukraine.",
    ),
    Term(
        "sexual_violence",
        "сексуальне насильство",
        "Сексуальне насильство",
        "Sexual violence",
        "дії сексуального характеру, такі як зґвалтування, примус до статевого акту, сексуальне рабство, "
        "примушування до зайняття проституцією, примусова вагітність, примусовий аборт, примус до "
        "стерилізації, торгівля людьми з метою сексуального насильства та/або експлуатації та будь-які "
        "інші насильницькі дії сексуального характеру",
        "Acts of a sexual nature such as rape, being forced into sexual intercourse, sexual slavery, "
        "forced prostitution, forced pregnancy, forced abortion, forced sterilisation, trafficking for "
        "sexual violence or exploitation, and any other violent acts of a sexual nature.",
    ),
    Term(
        "serious_bodily_injury",
        "серйозне тілесне ушкодження",
        "Серйозне ушкодження",
        "Serious bodily injury",
        "тяжке ушкодження, яке спричинило значну фізичну або психологічну шкоду або страждання, зокрема "
        "втрату або порушення цілісності (відокремлення) всієї чи частини кінцівки або частин тіла; "
        "постійне або тимчасове значне знівечення, що призвело до суттєвої зміни зовнішнього вигляду; "
        "постійну або тимчасову значну втрату або обмеження у використанні органу, кінцівки, функції або "
        "системи; примусове переривання вагітності; будь-яке інше ушкодження, яке може суттєво вплинути на "
        "якість життя постраждалої особи. Серйозне тілесне ушкодження не включає синці, прості розтягнення "
        "та вивихи, незначні опіки, порізи та рани або інші стани, що не потребують лікування. Ступінь "
        "серйозності тілесних ушкоджень встановлюється насамперед на підставі медичних документів та "
        "записів",
        "A grave injury that caused considerable physical or mental harm or suffering: losing a limb or a "
        "part of the body, or part of one; a lasting or temporary disfigurement that changed one’s "
        "appearance considerably; a lasting or temporary considerable loss or limitation of an organ, "
        "limb, function or system; a forced termination of pregnancy; any other injury that can seriously "
        "affect the quality of life. Bruises, simple sprains and dislocations, minor burns, cuts and "
        "wounds, and other conditions that need no treatment do not count. How serious an injury is "
        "follows first of all from medical documents and records.",
    ),
)

TERMS: dict[str, Term] = {term.id: term for term in _ALL}
