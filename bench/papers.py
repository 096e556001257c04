"""Made-up minutes in any number: the same ones for the same number."""

from __future__ import annotations

import random
from datetime import date, timedelta

BODIES = (
    "Havneudvalget",
    "Skoleudvalget",
    "Økonomiudvalget",
    "Klima- og Miljøudvalget",
    "Social- og Sundhedsudvalget",
)
MATTERS = (
    "Ny kaj i inderhavnen",
    "Tilsyn med dagtilbud",
    "Lokalplan for stationsområdet",
    "Frikommuneforsøg på ældreområdet",
    "Renovering af svømmehallen",
    "Budgetopfølgning pr. 31. marts",
    "Tilskud til landsbypuljen",
    "Støj fra motorvejen",
)
DECISIONS = (
    "Udvalget tiltrådte indstillingen.",
    "Godkendt.",
    "Taget til efterretning.",
    "Udsættes til næste møde.",
    "Udvalget tiltrådte indstillingen, idet der ønskes en status om et halvt år.",
)
SENTENCES = (
    "Forvaltningen har gennemgået området sammen med de berørte institutioner.",
    "Udgiften er 1.250.000 kr. i 2025 og 400.000 kr. i 2026 og holdes inden for rammen.",
    "Der har været holdt møde med borgerne den 14. januar, hvor omkring 60 deltog.",
    "Ældrerådet har ingen bemærkninger til forslaget.",
    "Arbejdet begynder til foråret og er færdigt inden sommerferien.",
    "Kommunen har siden 2019 haft en aftale med tre nabokommuner om opgaven.",
)


def minutes(number: int, *, items: int = 10) -> str:
    """Minutes number so and so: about 12 kB with ten items."""
    chance = random.Random(number)
    day = date(2001, 1, 2) + timedelta(days=number // len(BODIES) * 7)
    body = BODIES[number % len(BODIES)]
    head = f"REFERAT {body} d. {day:%d-%m-%Y}\n\nMødedato {day:%d-%m-%Y} kl. 17:00\n\nMødested Rådhuset\n\n"
    return head + "".join(_item(chance, position, number) for position in range(1, items + 1))


def _item(chance: random.Random, position: int, number: int) -> str:
    text = "\n\n".join(" ".join(chance.choices(SENTENCES, k=5)) for _ in range(3))
    return f"""Punkt {position}: {chance.choice(MATTERS)} {chance.randint(1, 999)}

{chance.randint(1, 29):02}.00.00-P20-{number}-{chance.randint(10, 25)}

Anledning

{chance.choice(SENTENCES)}

Sagsfremstilling

{text}

Indstilling

Forvaltningen indstiller,

1. at sagen godkendes.

Beslutning

{chance.choice(DECISIONS)}

Bilag

Kortbilag {position}.pdf

Notat af {chance.randint(1, 28)}. marts

"""
