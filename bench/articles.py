"""Generated articles, as dirty as scraped ones and as long: the same for the same number, on any machine."""

from __future__ import annotations

import random

WORDS = (
    "the a of and to in for on with by from after before council minister harbour railway budget vote river school "
    "market court union price storm bridge station energy winter report members plan money street night morning "
    "people workers village island factory hospital region police company teachers open close build pay agree say "
    "raise delay finish begin ask warn leave return north south east west new old large small last next three four"
).split()
NAMES = (
    "Amara Okoro,Lena Brandt,Tomas Vega,Ines Duarte,Yusuf Karaman,Mette Holm,Rajan Pillai,Sofia Lund".split(
        ","
    )
)
PLACES = "LISBON,ACCRA,BUSAN,TALLINN,OSAKA,WINNIPEG,JAIPUR,GALWAY".split(",")
MENTIONED = (
    "Mr. Vega,Ms. Holm,Amara Okoro,President Karaman,Lena Brandt of Harbour Watch,the European Union,Lisbon,Ghana,"
    "the Port Authority,Winnipeg,South Korea,French,Estonians,the Ministry of Transport,Osaka,Northern Rail Ltd.,Mayor Lund"
).split(",")
WHEN = (
    "on Monday,last week,in March,three years ago,since 2019,on June 14,yesterday,for two months,this year,"
    "at 9 p.m. on Tuesday,by the end of the year,from 10 to 14 May"
).split(",")
MONTHS = "January February March April May June July August September October November December".split()
MENU = "Home,World,Politics,Business,Sport,Culture,Opinion,Weather,Video,Podcasts,Log in,Subscribe".split(",")
SHARE = "Share,Tweet,Email,Print,Copy link,Comments (12)".split(",")
FOOTER = (
    "Related articles,Sign up for our newsletter,About us,Contact,Privacy policy,Terms of use,Cookie settings,"
    "© 2024 The Daily Example. All rights reserved."
).split(",")


def article(number: int, lines: int = 70) -> str:
    """A page flattened to lines: menus, a headline, byline, date, body with quotations, links and a footer."""
    chance = random.Random(number)
    name = chance.choice(NAMES)
    day = f"{chance.choice(MONTHS)} {chance.randint(1, 28)}, {chance.randint(2009, 2025)}"
    body = [paragraph(chance, name) for _ in range(chance.randint(9, 14))]
    body[0] = f"{chance.choice(PLACES)} (AP) — {body[0]}"
    page = [*MENU, headline(chance), f"By {name}", f"Published: {day} 10:15 AM", *SHARE, *body, *FOOTER[:1]]
    links = max(0, lines - len(page) - len(FOOTER))
    page += [headline(chance) for _ in range(links)] + FOOTER[1:]
    return "\n".join(page) + "\n"


def headline(chance: random.Random) -> str:
    """Five to nine words that promise something."""
    return " ".join(chance.choices(WORDS[9:], k=chance.randint(5, 9))).capitalize()


def paragraph(chance: random.Random, name: str) -> str:
    """Two sentences with the names and dates that news has, and in every third paragraph a quotation."""
    sentences = [sentence(chance), sentence(chance)]
    if chance.random() < 1 / 3:
        speaker = chance.choice([name, f"Ms. {name.split()[1]}", "the minister", "she"])
        sentences[1] = f"“{sentences[1][:-1]},” {speaker} said {chance.choice(WHEN)}."
    return " ".join(sentences)


def sentence(chance: random.Random) -> str:
    """Ten to twenty words, with a name in most and a date in some."""
    words = chance.choices(WORDS, k=chance.randint(10, 18))
    words[:1] = [words[0].capitalize()]
    for _ in range(chance.choice((0, 1, 1, 2))):
        words.insert(chance.randint(1, len(words) - 1), chance.choice(MENTIONED))
    if chance.random() < 1 / 5:
        words.append(chance.choice(WHEN))
    return " ".join(words) + "."
