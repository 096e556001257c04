"""Made-up exports of the case systems."""

SBSYS = """<?xml version="1.0" encoding="{encoding}"?>
<Dagsorden DagsordenID="7" Åben="True" Dagsordentype="Referat">
 <Møde MødeID="3" Udvalg="Havneudvalget" UdvalgID="1" Mødedato="27. august 2018" Mødetid="16:00"
   Mødeslutdato="27. august 2018" Mødesluttid="18:30" Mødested="Rådhuset"/>
 <Dagsordenpunkter>
  <Dagsordenpunkt DagsordenpunktID="11" Åbent="True">
   <Overskrift>Ny badebro</Overskrift>
   <Indhold>
    <Sagsfremstilling>&lt;p&gt;Broen er &lt;b&gt;64&lt;/b&gt; meter.&lt;/p&gt;&lt;ol&gt;&lt;li&gt;at den
     bygges&lt;/li&gt;&lt;/ol&gt;</Sagsfremstilling>
    <Økonomiske_x0020_forhold><p>Ingen.</p><p>To &amp; tre</p></Økonomiske_x0020_forhold>
    <Beslutning>Godkendt.
Enigt.</Beslutning>
   </Indhold>
   <Bilagsliste>
    <Bilag BilagID="1" Navn="Tegning" BilagUrl="1.pdf" MaaPubliceres="True"/>
    <Bilag BilagID="2" Navn="Tilbud" BilagUrl="2.pdf" MaaPubliceres="False"/>
   </Bilagsliste>
   <Note>Ord uden plads</Note>
  </Dagsordenpunkt>
  <Dagsordenpunkt DagsordenpunktID="12" Åbent="False"><Overskrift>Køb af grund</Overskrift></Dagsordenpunkt>
 </Dagsordenpunkter>
</Dagsorden>"""

ACADRE = """<Publication><PublicationTypeAsValue>2</PublicationTypeAsValue><Agendas><Agenda ID="5">
<Committee ID="2"><Name>Økonomiudvalget</Name></Committee>
<Meeting ID="9"><When>2018-08-27T16:00:00</When><Where>Lokale 2</Where><Members>
<MeetingMember><Name>Bo Vig</Name><ParticipationStatusAsValue>1</ParticipationStatusAsValue></MeetingMember>
<MeetingMember><Name>Ane Holm</Name><ParticipationStatusAsValue>2</ParticipationStatusAsValue></MeetingMember>
</Members></Meeting>
<Items><Item ID="a1" Nummer="4"><Caption>Budget</Caption><IsPublic>False</IsPublic><Fields>
<ItemField ID="f"><Caption>Indstilling</Caption><HasContent>True</HasContent><Content>&lt;p&gt;at&lt;/p&gt;</Content></ItemField>
<ItemField ID="g"><Caption>Høring</Caption><HasContent>False</HasContent><Content/></ItemField></Fields>
<ItemHistory><HasContent>True</HasContent><Caption>Beslutning</Caption><MeetingDetails>
<CommitteeName>Havneudvalget</CommitteeName><MeetingDueDate>2018-08-20</MeetingDueDate></MeetingDetails>
<Content>Anbefales.</Content></ItemHistory>
<Enclosures><Enclosure ID="e"><FileName>Tal.xlsx</FileName><IsProtected>True</IsProtected>
<EnclosureOutputUri>tal.xlsx</EnclosureOutputUri></Enclosure></Enclosures></Item></Items></Agenda></Agendas></Publication>"""

TABLES = """<table name="agenda"><fields><field name="sysid">77</field></fields>
<table name="meeting"><fields><field name="sysid">8</field><field name="date" date="2012-03-01"/></fields>
<table name="participant"><fields><field name="name">Bo Vig</field><field name="absent">0</field></fields></table>
<table name="participant"><fields><field name="name">Ane Holm</field><field name="absent">2</field></fields></table>
</table><table name="item"><fields><field name="title">Budget</field><field name="area">ØU/KB</field>
<field name="comname">Kommunalbestyrelsen</field><field name="absentmembers">Ane Holm</field></fields></table></table>"""

FUJITSU = """<Root xmlns="http://www.fujitsu.dk/agenda/xml/schemas/2009/03/31/"><OutputTypeEnumName>Agenda</OutputTypeEnumName>
<Committee><Name>Børneudvalget</Name><Identifier>4</Identifier><Meeting><MeetingIdentifier>6</MeetingIdentifier>
<MeetingDateTime>27-08-2018 16:00</MeetingDateTime><MeetingLocation>Skolen</MeetingLocation><Agenda>
<Identifier>10</Identifier><AgendaElements>
<AgendaElement><AccessIsPublic>true</AccessIsPublic><HandlingItem><SerialNo>2</SerialNo><Title>Anden</Title></HandlingItem></AgendaElement>
<AgendaElement><AccessIsPublic>true</AccessIsPublic><HandlingItem><SerialNo>1</SerialNo><Title>Første</Title><CaseNumber>18/12</CaseNumber>
<CasePresentations><CasePresentation><Title>Resume</Title><Content>&lt;div&gt;Kort&lt;/div&gt;</Content></CasePresentation></CasePresentations>
<Attachments><Attachment><Title>Kort</Title><Link>bilag\\kort.pdf</Link></Attachment></Attachments></HandlingItem></AgendaElement>
</AgendaElements></Agenda></Meeting></Committee></Root>"""

EDOC = """<Meeting><MeetingState>Referat endeligt godkendt</MeetingState><Committee>Ældrerådet</Committee>
<MeetingDate>27-08-2018</MeetingDate><MeetingAgendaTypes><MeetingAgendaType><AgendaType>Lukket dagsorden</AgendaType>
<MeetingAgendaItems><MeetingAgendaItem><AgendaItemNumber>3</AgendaItemNumber><Document documentid="d9"><Title>Sag</Title>
<PublishingType>SKAL IKKE PUBLICERES</PublishingType></Document><FullText>Resume
Teksten</FullText></MeetingAgendaItem></MeetingAgendaItems></MeetingAgendaType></MeetingAgendaTypes></Meeting>"""
