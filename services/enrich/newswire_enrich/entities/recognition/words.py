"""Word lists of the passes over names: what names of a type end in, titles, small words."""

from __future__ import annotations

LEGAL_FORMS = frozenset(
    """
    Inc Inc. Corp Corp. Co Co. Cos Ltd Ltd. LLC LLP Plc PLC plc GmbH AG SA S.A. NV N.V. AB ASA Oyj SpA S.p.A.
    Tbk Bhd Pte Pty
    """.split()
)
COMPANY_ENDS = LEGAL_FORMS | frozenset(
    """
    Company Corporation Group Holdings Holding Industries Motors Technologies Pharmaceuticals Minerals Airlines
    Airways
    """.split()
)
ORGANISATION_ENDS = COMPANY_ENDS | frozenset(
    """
    Academy Administration Agency Alliance Army Assembly Associates Association Athletic Authority Bancorp Bank
    Board Brigade Bureau CF Cabinet Capital Center Centre Chamber Church Club Coalition College Command
    Commission Committee Congress Consulate Corps Council Court Department Embassy Energy Exchange F.C. FC
    Federation Force Forces Foundation Front Fund Gas Gazette Guard Herald Hospital Initiative Institute
    Institution Insurance Journal Laboratories League Media Ministries Ministry Movement Museum Navy Network
    News Office Oil Organisation Organization Parliament Partners Party Petroleum Police Post Press Programme
    Radio Records Research Rovers School Secretariat Securities Senate Service Services Society Steel Studios
    Systems TV Taskforce Team Television Times Treasury Tribune Trust Union United University Ventures Wanderers
    Watch
    """.split()
)
PLACE_ENDS = frozenset(
    """
    Airport Arena Avenue Bay Beach Boulevard Bridge Canal Cathedral City Coast County Creek Dam Desert District
    Forest Gulf Harbor Harbour Heights Highway Hills Island Islands Lake Mosque Mountain Mountains Oblast Ocean
    Palace Park Peninsula Plaza Prison Province Region River Road Sea Square Stadium Station Strait Street Tower
    Town Township Valley Village
    """.split()
)
TITLES = frozenset(
    """
    Mr Mrs Ms Miss Dr Prof Professor Sir Lady Lord Dame President Chancellor Premier Senator Sen Rep
    Representative Congressman Congresswoman Governor Gov Mayor Minister Secretary Ambassador General Gen Lt
    Lieutenant Colonel Col Major Maj Captain Capt Sergeant Sgt Admiral Adm Judge Justice King Queen Prince
    Princess Pope Cardinal Archbishop Bishop Rev Reverend Father Sheikh Sheik Ayatollah Imam Chairman Chairwoman
    Director Commissioner Spokesman Spokeswoman Spokesperson Analyst Coach Officer Detective Inspector Attorney
    Counsel Chief Speaker Leader Deputy Monsignor Rabbi Mullah Sultan Emir Emperor Empress
    """.split()
)
OFFICES = frozenset(
    """
    spokesman spokeswoman spokesperson analyst coach striker midfielder defender goalkeeper captain lawyer
    economist minister president chairman secretary ambassador director
    """.split()
)
KINDS_OF_ORGANISATIONS = frozenset(
    """
    company firm group retailer brand chain bank club startup start-up carrier airline insurer lender automaker carmaker
    drugmaker chipmaker conglomerate subsidiary militia newspaper magazine broadcaster agency unit
    """.split()
)
PARTICLES = frozenset(
    """
    al el bin ibn ben abu de da di du del della der den des van von le la lo dos das e y ter ten zu af av bint
    ul
    """.split()
)
SMALL_WORDS = frozenset("of the and for in on de la du des et".split())
NO_NAMES = frozenset("State The Mr Mrs Ms Dr Sir I".split())  # what a model takes for a name alone
NOT_REPEATED = frozenset("the and for but his her its this that with from new big old one two all not our who".split())

EVENT_STARTS = frozenset("Hurricane Typhoon Cyclone Storm Tropical".split())
EVENT_ENDS = frozenset(
    """
    War Olympics Games Cup Championship Championships Festival Summit Conference Revolution Election Elections Uprising
    Pandemic Massacre Genocide Marathon Prix
    """.split()
)
