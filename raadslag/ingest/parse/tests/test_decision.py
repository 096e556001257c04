import pytest

from raadslag.ingest.parse.rules import decision


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("", "none"),
        (".", "none"),
        ("Tiltrådte indstillingen.", "adopted"),
        ("Indstillingen blev tiltrådt, idet der orienteres om forløbet til efteråret.", "adopted"),
        ("Godkendt med den ændring, at fristen forlænges.", "adopted"),
        ("Vedtaget.", "adopted"),
        ("Byrådet vedtog indstillingen med 12 stemmer mod 7.", "adopted"),
        ("Udvalget kunne tiltræde forslaget.", "adopted"),
        ("Udvalget tilsluttede sig tidsplanen.", "adopted"),
        ("Anbefales.", "adopted"),
        ("Forslaget om udsættelse blev forkastet. Indstillingen blev herefter vedtaget.", "adopted"),
        ("Et forslag fra V blev vedtaget. Indstillingen blev forkastet.", "rejected"),
        ("Indstilles godkendt.", "adopted"),
        ("Økonomiudvalget anbefaler, at forslaget godkendes.", "adopted"),
        ("Anbefales over for Økonomiudvalget og Byrådet.", "adopted"),
        ("Indstillingen blev oversendt med udvalgets anbefaling til Byrådet.", "adopted"),
        ("Tilbagesendes forvaltningen, idet byrådet har vedtaget indstillingen.", "adopted"),
        ("Udvalget drøftede sagen og godkendte den.", "adopted"),
        ("Et flertal bestående af A og F kunne tiltræde indstillingen. Ole Bro kunne ikke tiltræde.", "adopted"),
        ("Ændringsforslaget fra V blev forkastet. Indstillingen blev godkendt.", "adopted"),
        ("Ansøgningen imødekommes.", "adopted"),
        ("Taget til efterretning.", "noted"),
        ("Udvalget tog orienteringen til efterretning.", "noted"),
        ("Til orientering.", "noted"),
        ("Formanden orienterede om budgettet.", "noted"),
        ("Orientering givet.", "noted"),
        ("Udvalget blev orienteret om, at sagen er udsat i regionen.", "noted"),
        ("Drøftet.", "discussed"),
        ("Udvalget har drøftet oplægget. Der arbejdes videre med trafikken.", "discussed"),
        ("Temadrøftet.", "discussed"),
        ("Udsat.", "postponed"),
        ("Sagen udsættes til mødet den 4. maj 2021.", "postponed"),
        ("Punktet genoptages på næste møde.", "postponed"),
        ("Udvalget drøftede sagen og besluttede at udsætte den.", "postponed"),
        ("Udsættes. Mødet aflyst, da for få var mødt.", "postponed"),
        ("Byrådet udsatte sagen.", "postponed"),
        ("Forslaget blev forkastet.", "rejected"),
        ("Ikke godkendt.", "rejected"),
        ("Indstillingen blev ikke vedtaget.", "rejected"),
        ("Udvalget kunne ikke tiltræde indstillingen.", "rejected"),
        ("Der meddeles afslag på ansøgningen.", "rejected"),
        ("Udvalget besluttede at give afslag.", "rejected"),
        ("Oversendes til Teknik- og Miljøudvalget.", "referred"),
        ("Forslaget blev henvist til budgetforhandlingerne.", "referred"),
        ("Sagen sendes tilbage til forvaltningen.", "referred"),
        ("Byrådet besluttede at sende forslaget i høring.", "referred"),
        ("Intet.", "other"),
        ("Ingen bemærkninger.", "other"),
        ("Der henvises til punkt 4.", "other"),
        ("Mødet aflyst.", "other"),
        ("Punktet udgår.", "other"),
        ("Forslaget bortfaldt ved stemmelighed.", "other"),
        ("Udvalget ønsker et notat om parkering.", "other"),
        ("Ida Lund blev valgt som formand.", "other"),
        ("Ikke drøftet.", "other"),
        ("Boliger til udsatte borgere blev vist frem.", "other"),
        ("Notatet sendes til udvalgets medlemmer.", "other"),
    ],
)  # fmt: skip
def test_outcome(text, outcome):
    assert decision.classify(text).outcome == outcome


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Tilrådde indstillingen.", "tiltrådte"),
        ("Godkent.", "godkendt"),
        ("Orienteringen taget til efteretning.", "efterretning"),
        ("Udvalget tiltrådte.", None),
        ("Vedtægterne uddeles.", None),
        ("Det blev fortalt.", None),
    ],
)
def test_a_misspelt_verb_is_read_and_said_so(text, right):
    assert decision.classify(text).misspelt == right


@pytest.mark.parametrize(
    ("text", "recommendations", "effect"),
    [
        ("Tiltrådte indstillingen.", ["at orienteringen tages til efterretning."], "noted"),
        ("Tiltrådte indstillingen.", ["at udvalget drøfter planen."], "discussed"),
        ("Tiltrådte indstillingen.", ["at planen godkendes."], "adopted"),
        ("Tiltrådte indstillingen.", ["at planen godkendes.", "at status tages til efterretning."], "adopted"),
        ("Anbefales.", [], "recommended"),
        ("Godkendt med den bemærkning, at hegnet males.", [], "amended"),
        ("Sendes i høring.", [], "hearing"),
        ("Sagen sendes tilbage til udvalget.", [], "returned"),
        ("Punktet udgår.", [], "withdrawn"),
        ("Forslaget bortfaldt.", [], "lapsed"),
        ("Ida Lund valgt.", [], "elected"),
        ("Intet.", [], "nothing"),
    ],
)  # fmt: skip
def test_effect(text, recommendations, effect):
    assert decision.classify(text, recommendations=recommendations).effect == effect


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("Ad 1) Godkendt. Ad 2) Udsat.", [("1", "adopted"), ("2", "postponed")]),
        ("Ad. 1: Forkastet.\nAd. 2: Godkendt.", [("1", "rejected"), ("2", "adopted")]),
        ("1. Godkendt\n2. Taget til efterretning", [("1", "adopted"), ("2", "noted")]),
        ("Ad 1-3: Godkendt. Ad 4: Drøftet.", [("1-3", "adopted"), ("4", "discussed")]),
        ("Pkt. 1 godkendt. Pkt. 2 udsat.", [("1", "adopted"), ("2", "postponed")]),
        ("Godkendt på mødet den 1. maj.", []),
        ("12. maj er der møde.", []),
    ],
)
def test_a_split_decision_has_the_outcome_of_its_first_clause(text, results):
    classified = decision.classify(text)

    assert [(r.label, r.outcome) for r in classified.results] == results
    assert not results or classified.outcome == results[0][1]


@pytest.mark.parametrize(
    "text",
    [
        "Godkendt. Ole Bro begærede sagen indbragt for byrådet.",
        "Beslutningen blev standset af Ida Lund.",
        "Ida Lund brugte sin standsningsret, jf. § 23.",
    ],
)
def test_a_decision_brought_before_the_council(text):
    assert decision.classify(text).stopped


def test_the_verb_stands_as_printed():
    assert decision.classify("Indstillingen TILTRÅDT.").verb == "TILTRÅDT"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Udvalget følger indstillingen.", "adopted"),
        ("Indstillingen blev fulgt.", "adopted"),
        ("I overensstemmelse med indstillingen.", "adopted"),
        ("Der meddeles dispensation.", "adopted"),
        ("Udvalget støtter forslaget.", "adopted"),
        ("Afslag.", "rejected"),
        ("Fremlagt til orientering.", "noted"),
        ("Punkt 15 udgår og sendes tilbage til udvalget. Godkendt.", "adopted"),
    ],
)
def test_words_that_decide_elsewhere(text, outcome):
    assert decision.classify(text).outcome == outcome


def test_another_item_of_the_agenda_is_no_clause():
    assert decision.classify("Punkt 15 udgår. Punkt 28 behandles først. Godkendt.").results == []
