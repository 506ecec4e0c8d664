"""How names begin and end, whatever their origin."""

import re

_SHAPES = re.compile(
    r"""
    \w{2,}(?:siah|wati|yanti|ningsih|ningrum|yanto|wanto|dianto|yono|wijaya|kusuma|santoso|nugraha
      |nugroho|uddin|udin|ullah|illah|urrahman|diansyah|mansyah|wansyah|widjaja|djaja|kusumo|winata
      |liana|riana|lianti|rianti|riyani|tuti|niati|miati|marni|dewi|handoyo)  # Java, Sunda
    |(?:sima(?!k)|huta(?!n)|silab|sitom|lumban|nabab|pangga|sihom)\w{3,}  # Batak
    |(?:latu|patti|matul|tuha|lawal|ririm|wattim|lekato|lekip|siaha|sahet)\w{3,}  # Maluku
    |(?:rumbi|rumbr|rumk|rumsar|rumwar|ruma(?!h)|mansob|mansor|yiki|kogo
      |wakerk|mambr)\w{2,}  # Papua
    |(?:nubat|oema|manaf|laisk|neonb|naib|tnun|usk|fangg|ndol)\w{2,}  # NTT
    |(?:tanu|tjah|tjan|tjip|djoj|tedja|hadiw|wiry|tirta)\w{3,}  # Tionghoa
    |(?:abdul|khair|khoir|nur[hul]|syam|zul[kf]|saif|sholi)\w{3,}  # Arabic
    |(?:wagi|poni|pahi|legi|ngadi|ngati|kami|juma|sami|tumi|tuki|suki|saki|kasi|rubi|ruki|marsi|warsi
      |sugi|jami)
      (?:man|min|mun|nah|nem|yem|rah|jan|jo|yo|no|ran|ngin|ngah|yah|dun|tun|di|di[nr]
      |t[iu]n?)  # days
    |su(?:tar|par|mar|war|nar|har|kar|lar|yat|tri|pri|das|kas|mir|kir|nin|min)
      (?:ni|no|ti|to|mi|man|min|jo|di|yo|tin|nem|yem|sih|so)
    |\w{4,}(?:[wnrdlmf]iah|iatul|iatus)  # Java, Bugis
    |\w{3,}(?:inah|imah|unah|iyah|asih|iyem|iatun)  # Arabic and Javanese women's names
    |(?:tumb|tumil|lumen|wongk|rondon|mamah|pangem|pangk|kawil|kaun|sumol|sondak|rorim|tular|mandag
      |waworun|kalig|karund|supit|wowil|wuis|runtuw|lengk|sumend|tampem|mewen)\w{2,}  # Minahasa
    |\w{3,}(?:niadi|wardana|adnyana|adnyani|suardi|widana)  # Bali
    |(?:rante|tandi(?!ng)|pongm|pongt|sarunga|tenri|patta|daeng)\w{3,}  # Sulawesi
    |\w{2,}(?:anus|inus|ianus|elius|tinus|rikus|yosa)  # baptismal names
    """,
    re.VERBOSE,
)
"""Beginnings and endings that family and given names of many origins share."""


_SURE_ENDINGS = re.compile(
    r"\w{2,}(?:wati|yanti|rianti|lianti|ningsih|ningrum|yanto|wanto|dianto|yono|wijaya|widjaja|djaja"
    r"|kusuma|kusumo|santoso|nugraha|nugroho|uddin|udin|urrahman|diansyah|mansyah|wansyah|winata)"
)


def begins_or_ends_as_name(word: str) -> bool:
    """Say whether a lower-case word has the form of names."""
    return bool(_SHAPES.fullmatch(word))


def ends_surely_as_name(word: str) -> bool:
    """Say whether it ends as hardly anything but a name does."""
    return bool(_SURE_ENDINGS.fullmatch(word))
