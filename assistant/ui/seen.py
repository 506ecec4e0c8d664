"""What a person saw as the answer, as it can be left for a trainer."""

from assistant.gaps.seen import Cited, SeenAnswer
from assistant.place import describe_place
from assistant.types import Evidence
from assistant.ui.exchange import Exchange


def seen_answer(exchange: Exchange) -> SeenAnswer:
    """Return the sentences that Pandu wrote, and the places of the quotes that they cite.

    Where quotes stood alone, there are no sentences and the places of all quotes.
    """
    numbers = {number for one in exchange.statements for number in one.citations}
    cited = [one for one in exchange.evidence if not numbers or one.number in numbers]
    return SeenAnswer(
        text=" ".join(one.text for one in exchange.statements),
        cited=tuple(dict.fromkeys(_place(one, exchange) for one in cited)),
    )


def _place(one: Evidence, exchange: Exchange) -> Cited:
    chunk = one.passage.chunk
    place = describe_place(chunk.locator, exchange.language, title=chunk.title)
    return Cited(document_id=chunk.document_id, place=place)
