"""Every property and class of the vocabulary `raadslag:`, in the words of those who read the data.

A test holds it against what is served, both ways.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Property:
    """on: the OParl types that bear it. value: what it holds; a class's name in capitals: a list of it."""

    name: str
    on: tuple[str, ...]
    value: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ObjectClass:
    """A kind of object that stands inside others. fields: (name, value, meaning)."""

    name: str
    meaning: str
    fields: tuple[tuple[str, str, str], ...]


ITEM = ("AgendaItem",)
MEETING = ("Meeting",)

PROPERTIES = (
    Property("ordforraad", ("System",), "adresse", "Denne beskrivelse."),
    Property("aendringer", ("System",), "adresse", "Ændringer i den rækkefølge, de skete."),
    Property("data", ("System",), "adresse", "Alle data som filer."),
    Property("kommunekode", ("Body",), "tekst", "Kommunens nummer hos Danmarks Statistik: “165”."),
    Property("mandater", ("LegislativeTerm",), "heltal", "Antal medlemmer af kommunalbestyrelsen."),
    Property(
        "udvalgstype",
        ("Organization",),
        "kode",
        "council kommunalbestyrelse, finance økonomiudvalg, standing stående udvalg, special særligt "
        "udvalg (§ 17, stk. 4), magistrate magistrat, advisory råd, board bestyrelse eller nævn, "
        "administration forvaltning, other andet.",
    ),
    Property("tidligereNavne", ("Organization",), "tekster", "Hvad udvalget tidligere hed."),
    Property("listebogstav", ("Organization",), "tekst", "Partiets eller listens bogstav."),
    Property(
        "naevnt",
        ("Organization", "Person"),
        "Naevnt",
        "Hvem der er nævnt som deltager i udvalgets møder, uden at et hverv er kendt.",
    ),
    Property("parti", ("Person",), "tekst", "Bogstavet for det parti, personen sidder for i dag."),
    Property("partinavn", ("Person",), "tekst", "Navnet på det parti."),
    Property(
        "hverv",
        ("Membership",),
        "kode",
        "chair formand, vice_chair næstformand, member medlem, substitute stedfortræder.",
    ),
    Property("stedfortraederFor", ("Membership",), "adresse", "Personen, der afløses."),
    Property("moedetype", MEETING, "kode", "Om mødet er ordinært (ordinary) eller af anden slags."),
    Property(
        "udenKlokkeslaet",
        MEETING,
        "sandt",
        "Klokkeslættet er ikke oplyst. start er så dagens begyndelse.",
    ),
    Property("aflysningsgrund", MEETING, "tekst", "Hvorfor mødet blev aflyst."),
    Property("fremmoede", MEETING, "Fremmoede", "Hvem der er nævnt i mødets liste."),
    Property("afbud", MEETING, "Fremmoede", "Hvem der ikke var til stede."),
    Property(
        "udgave",
        MEETING,
        "kode",
        "Hvad der er offentliggjort: agenda dagsorden, supplementary tillægsdagsorden, minutes "
        "referat, corrected rettet referat.",
    ),
    Property("udgavenummer", MEETING, "heltal", "Hvilken offentliggørelse af mødet det er, fra 1."),
    Property("tillaegsnummer", MEETING, "heltal", "Tillægsdagsordenens nummer, fra 1."),
    Property("frigivet", MEETING, "tidspunkt", "Hvornår udgaven blev offentliggjort."),
    Property(
        "tilbagetrukkePunkter",
        MEETING,
        "Tilbagetrukket",
        "Punkter, der har stået her og er trukket tilbage.",
    ),
    Property("sagsnummer", ITEM, "tekst", "Sagens nummer, som det er trykt."),
    Property("kle", ITEM, "tekst", "Emne i KL's emneplan, hvor sagsnummeret har et: “17.00.00”."),
    Property("sagsbehandler", ITEM, "tekst", "Sagsbehandler, som trykt."),
    Property("indstiller", ITEM, "tekst", "Hvem der indstiller: “Direktøren”."),
    Property("beslutningstager", ITEM, "tekst", "Hvem der træffer beslutningen, som trykt."),
    Property("lukketGrund", ITEM, "tekst", "Hvorfor punktet er lukket."),
    Property("rute", ITEM, "Led", "Sagens vej gennem udvalgene, som punktet viser den."),
    Property("indstilling", ITEM, "Indstillingspunkt", "Hvad der indstilles, punkt for punkt."),
    Property("afsnit", ITEM, "Afsnit", "Sagsfremstillingens afsnit."),
    Property("underpunkter", ITEM, "Underpunkt", "Punktets dele: A, B, C i en orientering."),
    Property("gaester", ITEM, "Gaest", "Hvem der deltog under punktet uden at være medlem."),
    Property(
        "bilag", ITEM, "Bilag", "Alle bilag i deres rækkefølge, også dem, der kun har en titel."
    ),
    Property("tilbagetrukneBilag", ITEM, "Tilbagetrukket", "Bilag, der er trukket tilbage."),
    Property(
        "deltagelse",
        ITEM,
        "Deltagelse",
        "Hvad der er sagt om et medlem under punktet: inhabilitet …",
    ),
    Property(
        "tidligereBehandling", ITEM, "TidligereBehandling", "Tidligere behandlinger, som trykt."
    ),
    Property("verbum", ITEM, "tekst", "Beslutningens udsagnsord, som trykt: “tiltrådt”."),
    Property(
        "virkning",
        ITEM,
        "kode",
        "Hvad beslutningen gør: adopted, amended, recommended, noted, discussed, postponed, rejected, "
        "sent, returned, hearing, elected, lapsed, withdrawn, stopped, nothing.",
    ),
    Property(
        "rolle", ITEM, "kode", "recommending: udvalget indstiller. deciding: udvalget beslutter."
    ),
    Property(
        "standset",
        ITEM,
        "sandt",
        "Et medlem har standset beslutningen (kommunestyrelsesloven § 23).",
    ),
    Property("udsatTil", ITEM, "dato", "Hvornår punktet tages op igen."),
    Property("sendtTil", ITEM, "adresse", "Udvalget, som sagen er sendt til."),
    Property("afstemning", ITEM, "Afstemning", "Afstemninger, i den rækkefølge de blev holdt."),
    Property(
        "mindretalsudtalelse", ITEM, "Mindretalsudtalelse", "Afvigende meninger, ført til referat."
    ),
    Property(
        "opfoelgning",
        ("AgendaItem", "Paper"),
        "Opfoelgning",
        "Hvad beslutningen satte i gang: status, notat, bevilling …",
    ),
    Property("kilde", ITEM, "tekst", "Navnet på den fil, punktet er læst fra."),
    Property("sagsnumre", ("Paper",), "tekster", "Alle numre, sagen har båret."),
    Property("betegnelse", ("Consultation",), "tekst", "Udvalget, som sagsgangen skriver det."),
    Property("kommende", ("Consultation",), "sandt", "Leddet er endnu ikke nået."),
    Property("sha256", ("File",), "tekst", "Filens SHA-256."),
    Property("sider", ("File",), "heltal", "Antal sider."),
)

_NAMED = (
    ("navn", "tekst", "Navnet, som trykt."),
    ("parti", "tekst", "Partiet, som trykt."),
    ("person", "adresse", "Personen, hvor det er sikkert, hvem der menes."),
)
_DATED = (("dato", "dato", "Dagen."),)

CLASSES = (
    ObjectClass(
        "Naevnt",
        "At en person er nævnt som deltager i et udvalgs møder.",
        (
            *_NAMED,
            ("organization", "adresse", "Udvalget."),
            ("moeder", "heltal", "I hvor mange møder."),
            ("foerste", "dato", "Det første af dem."),
            ("sidste", "dato", "Det sidste af dem."),
        ),
    ),
    ObjectClass(
        "Fremmoede",
        "Et navn i mødets liste.",
        (
            *_NAMED,
            ("rolle", "tekst", "Rollen, som trykt."),
            (
                "tilStede",
                "sandt/falsk",
                "Om personen var til stede; udeladt, hvor det ikke er oplyst.",
            ),
            ("note", "tekst", "“fra kl. 18.10”, “i stedet for …”."),
        ),
    ),
    ObjectClass(
        "Tilbagetrukket",
        "At noget har stået her og er trukket tilbage.",
        (
            ("nummer", "tekst", "Punktets nummer."),
            ("plads", "heltal", "Pladsen i rækken, fra 1."),
            ("tidspunkt", "tidspunkt", "Hvornår."),
            ("grund", "tekst", "Hvorfor."),
        ),
    ),
    ObjectClass(
        "Led",
        "Et led i sagens vej.",
        (
            ("betegnelse", "tekst", "Udvalget, som trykt."),
            ("navn", "tekst", "Udvalgets navn."),
            ("organization", "adresse", "Udvalget."),
            ("rolle", "kode", "recommending, deciding."),
            ("tilstand", "kode", "done behandlet, here her, coming kommer."),
            *_DATED,
            ("agendaItem", "adresse", "Punktet, hvor det blev behandlet."),
        ),
    ),
    ObjectClass(
        "Indstillingspunkt",
        "Et punkt i indstillingen.",
        (
            ("betegnelse", "tekst", "“1.”, “at”."),
            ("tekst", "tekst", "Ordlyden."),
            ("udfald", "kode", "Udfaldet, hvor punkterne blev afgjort hver for sig."),
            ("resultat", "tekst", "Den beslutnings ord."),
        ),
    ),
    ObjectClass(
        "Afsnit",
        "Et afsnit af sagsfremstillingen.",
        (
            ("overskrift", "tekst", "Overskriften."),
            ("art", "kode", "recommendation, case, economy, history …"),
            ("tekst", "tekst", "Teksten."),
        ),
    ),
    ObjectClass(
        "Underpunkt",
        "En del af punktet.",
        (
            ("betegnelse", "tekst", "“A”."),
            ("titel", "tekst", "Titlen."),
            ("tekst", "tekst", "Teksten."),
            ("mundtlig", "sandt", "Givet mundtligt."),
        ),
    ),
    ObjectClass(
        "Gaest",
        "En, der deltog under punktet uden at være medlem.",
        (("navn", "tekst", "Navnet."), ("titel", "tekst", "Stillingen.")),
    ),
    ObjectClass(
        "Bilag",
        "Et bilag på punktets liste.",
        (
            ("titel", "tekst", "Titlen."),
            ("anbefalet", "sandt", "Anbefalet at læse."),
            ("sider", "heltal", "Antal sider."),
            ("fil", "adresse", "Filen, hvor den er offentlig."),
        ),
    ),
    ObjectClass(
        "Deltagelse",
        "Hvad der er sagt om et medlem under punktet.",
        (
            *_NAMED,
            (
                "art",
                "kode",
                "absent, left, arrived, disqualified, not_disqualified, dissent, abstained, "
                "reservation, statement, substitute.",
            ),
            ("note", "tekst", "Ordene."),
            ("stedfortraederFor", "tekst", "Hvem der blev afløst."),
        ),
    ),
    ObjectClass(
        "TidligereBehandling",
        "En tidligere behandling, som punktet trykker den.",
        (
            ("udvalg", "tekst", "Udvalget, som trykt."),
            *_DATED,
            ("nummer", "tekst", "Punktets nummer dengang."),
            ("tekst", "tekst", "Beslutningen, som trykt."),
            ("agendaItem", "adresse", "Punktet, hvor det er offentligt."),
        ),
    ),
    ObjectClass(
        "Afstemning",
        "En afstemning.",
        (
            ("emne", "tekst", "Hvad der blev stemt om; udeladt for indstillingen selv."),
            ("hovedafstemning", "sandt/falsk", "Om det var om indstillingen."),
            ("for", "Side", "Dem, der stemte for."),
            ("imod", "Side", "Dem, der stemte imod."),
            ("undlod", "Side", "Dem, der undlod at stemme."),
            (
                "antal",
                "heltal",
                "I en side: antallet, som trykt. Det er aldrig talt op af navnene.",
            ),
            ("stemmer", "liste", "I en side: navn, parti, person og antal."),
            *_NAMED,
        ),
    ),
    ObjectClass(
        "Mindretalsudtalelse",
        "En afvigende mening.",
        (*_NAMED, ("tekst", "tekst", "Ordene.")),
    ),
    ObjectClass(
        "Opfoelgning",
        "Hvad en beslutning satte i gang.",
        (
            (
                "art",
                "kode",
                "postponed genoptages, report status, note notat, grant bevilling, response "
                "høringssvar, action handling.",
            ),
            ("tekst", "tekst", "Sætningen, det hviler på."),
            ("ansvarlig", "tekst", "Hvem der skal gøre det."),
            ("frist", "dato", "Inden hvornår."),
            ("fristMedOrd", "tekst", "Fristen, som sagt: “om et halvt år”."),
            ("beloeb", "heltal", "Beløbet i hele kroner."),
            ("status", "kode", "open åben, done indfriet, lapsed bortfaldet."),
            ("lukketAf", "adresse", "Punktet, der indfriede det."),
        ),
    ),
)
