"""Made-up participants: always the same, no two alike, 13,000 at most. Any likeness to somebody is chance."""

from collections.abc import Iterator
from dataclasses import dataclass

# Country (ISO 3166-1 alpha-3), language, given names of women, of men, family names; read as lists apart by blanks
ORIGINS = (
    ("SEN", "fr", "Aïssatou Coumba Mame Rokhaya", "Babacar Ibrahima Malick Souleymane", "Badji Diatta Gomis Sagna"),
    ("GHA", "en", "Abena Efua Esi Yaa", "Kofi Kwabena Kwesi Yaw", "Acheampong Boakye Darko Tetteh"),
    ("NGA", "en", "Adaeze Folake Ngozi Zainab", "Chidi Emeka Musa Tunde", "Adeleke Balogun Eze Okonkwo"),
    ("KEN", "en", "Akinyi Chebet Nyambura Wanjiru", "Kamau Kiptoo Mwangi Otieno", "Cheruiyot Njoroge Odhiambo Wekesa"),
    ("ZAF", "en", "Lerato Nomsa Thandi Zanele", "Bongani Mandla Sipho Thabo", "Dlamini Khumalo Molefe Naidoo"),
    ("EGY", "ar", "أميرة دينا هبة نهى", "أحمد خالد طارق ياسر", "السيد حجازي شلبي فؤاد"),
    ("TUN", "ar", "أسماء رانية سناء هاجر", "أيمن بلال سامي نبيل", "الغربي بن_عمر الماجري العبيدي"),
    ("BRA", "pt", "Beatriz Camila Larissa Renata", "Caio Diego Rafael Thiago", "Azevedo Barros Furtado Queiroz"),
    ("ARG", "es", "Florencia Jimena Rocío Valeria", "Emiliano Facundo Joaquín Nahuel", "Ayala Luna Paredes Quiroga"),
    ("IDN", "en", "Ayu Dewi Putri Ratna", "Agus Bayu Dimas Hendra", "Hidayat Lestari Santoso Wibowo"),
    ("BGD", "en", "Farzana Nasrin Rumana Sharmin", "Arif Kamrul Mahbub Tanvir", "Akter Chowdhury Hossain Sarker"),
    ("VNM", "en", "Hạnh Lan Mai Thảo", "Dũng Hùng Minh Tuấn", "Bùi Đặng Hoàng Võ"),
    ("SRB", "en", "Ana Ivana Milica Teodora", "Luka Marko Nikola Stefan", "Ilić Kostić Pavlović Savić"),
    ("KAZ", "ru", "Айгерим Динара Жанар Сауле", "Арман Данияр Ержан Нурлан", "Абенов Жумабеков Оспанов Сагинтаев"),
    ("CHN", "zh", "雅琴 晓芸 静怡 思涵", "志强 俊杰 海涛 文博", "欧阳 司徒 夏侯 端木"),
)
SYLLABLES = ("", *(f"{one}{other}. " for one in "BDFGKLMNRST" for other in "aeiou"))
SHARE_OF_WOMEN = 5, 9  # five of nine
EMPLOYERS = ("Acacia", "Delta", "Harmattan", "Kapok", "Meridian", "Savanna", "Solstice", "Tamarind")
KINDS = ("Vaccines", "Biologics", "Pharmaceuticals")
TITLES = ("Quality assurance officer", "Production supervisor", "Process engineer", "Regulatory affairs officer")


@dataclass(frozen=True)
class Participant:
    """One made-up participant; `sex` as registrations write it."""

    name: str
    email: str
    country: str
    language: str
    sex: str
    employer: str
    title: str


HEADINGS = ["Name", "E-mail address", "Country", "Sex", "Employer", "Job title", "Language"]


def participants() -> Iterator[Participant]:
    """Names of one origin differ in their words, and when these are used up by a syllable between them."""
    number = 0
    while True:
        country, language, women, men, families = ORIGINS[number % len(ORIGINS)]
        turn = number // len(ORIGINS)
        woman = number % SHARE_OF_WOMEN[1] < SHARE_OF_WOMEN[0]
        given, family = (women if woman else men).split(), [name.replace("_", " ") for name in families.split()]
        first, last, between = given[turn % 4], family[turn // 4 % 4], SYLLABLES[turn // 16]
        number += 1
        yield Participant(
            name=f"{first} {between}{last}",
            email=f"participant{number}@example.org",
            country=country,
            language=language,
            sex="female" if woman else "male",
            employer=f"{EMPLOYERS[number * 7 % len(EMPLOYERS)]} {KINDS[number % len(KINDS)]} (fictional)",
            title=TITLES[number * 5 % len(TITLES)],
        )


def row(one: Participant) -> list[str]:
    """The line of a spreadsheet of registrations, under HEADINGS."""
    return [one.name, one.email, one.country, one.sex, one.employer, one.title, one.language]
