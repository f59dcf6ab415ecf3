"""A music teacher who taught children at home in Izium, by word of mouth, and is not registered anywhere."""

from dialogs.engine.answers import State
from tests.dialogs.register.walking import Script

NAME = "Вигадана Ірина Олексіївна"

SCRIPT: Script = {
    "applicant_citizenship": "так",
    "employment_type": "Самозайнятість",
    "registered_fop": "Ні, без ФОП",
    "job_in_ukraine": "так",
    "job_description": "Я вчу дітей грати на фортепіано. Уроки були вдома, у моїй квартирі в Ізюмі, з понеділка "
    "по суботу. Раз на рік ми з учнями готували концерт у міській бібліотеці.",
    "job_start_date": "вересень 2014",
    "contract_details": "Домовлялися усно з батьками кожної дитини. Платили за кожен урок, готівкою або на картку.",
    "employment_proof": 2,
    "self_employed_activity": "Було 14 учнів, кожен приходив двічі на тиждень. Урок коштував 150 гривень. "
    "Узимку кілька дітей хворіли, тому в січні вийшло менше.",
    "self_employed_registered": "Ні, без реєстрації",
    "income_time": "За місяць",
    "income_parts": "1, 5",
    "income_salary": "14 400 грн",
    "income_other": "600 грн",
    "income_total": "15 000 грн",
    "job_loss_date": "24 лютого 2022",
    "job_loss_circumstances": "24 лютого почалися обстріли, і батьки перестали водити дітей. У березні в наш будинок "
    "влучив снаряд, фортепіано згоріло. Учні з родинами роз’їхалися, а мені довелося виїхати до Львова.",
    "work_again": "Так, є нова робота",
    "job_loss_end_date": "1 вересня 2023",
    "registered_unemployed": "так",
    "employment_service": "квітень 2022 року, Львівський міський центр зайнятості",
    "unemployment_benefit": "9 000 грн",
    "new_jobs": [
        {
            "new_job_type": "У нового роботодавця",
            "new_employer_info": "Дитяча музична школа у Львові",
            "new_employer_address": "Львівська область, Львів, вулиця Зелена, 10",
            "new_employer_phone": "+380 32 200 00 00",
            "new_employer_email": "school@example.com",
            "new_contract_info": "Безстроковий договір з 1 вересня 2023 року, викладачка фортепіано, пів ставки.",
        },
        {
            "new_job_type": "Для себе",
            "new_self_employed_activity": "З 2024 року знову даю приватні уроки, тепер через інтернет. "
            "Поки що є троє учнів.",
        },
    ],
    "desired_compensation": "270 000 грн",
    "compare_work": "ні",
    "applicant_name": NAME,
    "applicant_birth_date": "12 квітня 1985",
    "compare_passport": "ні",
    "applicant_tax_number": "3114804522",
    "applicant_has_other_citizenship": "ні",
    "applicant_registered_address": "Харківська область, Ізюм, вулиця Садова, 5, квартира 8",
    "applicant_actual_address_same": "інша",
    "applicant_actual_address": "Львівська область, Львів, вулиця Городоцька, 20, квартира 3",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_email": "iryna@example.com",
    "applicant_groups": State.UNKNOWN,
    "evidence": 3,
}
