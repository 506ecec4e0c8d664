"""Renders a pack whose key is to be compared by telephone, and the keys that are trusted."""

from collections.abc import Sequence

from assistant.packs.keys import PublicKey
from assistant.types import Language
from assistant.ui.markup import Markup, tag
from assistant.ui.trainer.desk import Untrusted
from assistant.ui.trainer.parts import button, form, say, submit
from assistant.ui.trainer.trusting import MATCHED


def untrusted_pack(waiting: Untrusted, language: Language) -> Markup:
    """Render the fingerprint, the box that says that it was compared, and the decision."""
    box = tag("input", type="checkbox", name=MATCHED, value="1", id="key-matched", required=True)
    return form(
        "trust_key",
        tag("h4", say(language, "packs.untrusted", name=waiting.name)),
        tag("p", say(language, "packs.untrusted_text")),
        _groups(waiting.key),
        tag(
            "label",
            box,
            tag("span", say(language, "packs.matched")),
            for_="key-matched",
            class_="ticked",
        ),
        tag("p", say(language, "packs.not_matched"), class_="remark"),
        tag(
            "p",
            submit(say(language, "packs.trust")),
            button(say(language, "packs.put_aside"), "put_pack_aside"),
            class_="choices",
        ),
        slow=True,
        class_="held is-pack",
    )


def trusted_keys(keys: Sequence[PublicKey], language: Language) -> Markup:
    """Render the trusted keys, each with its withdrawal."""
    if not keys:
        return Markup("")
    return tag(
        "details",
        tag("summary", say(language, "packs.trusted", count=len(keys))),
        tag("p", say(language, "packs.trusted_text"), class_="remark"),
        tag("ul", *(_trusted(one, language) for one in keys), class_="plain changes"),
        class_="to-do",
    )


def _trusted(key: PublicKey, language: Language) -> Markup:
    """Render a key with a withdrawal in two steps."""
    return tag(
        "li",
        _groups(key),
        tag(
            "details",
            tag("summary", say(language, "packs.withdraw")),
            tag("p", say(language, "packs.withdraw_text"), class_="remark"),
            button(
                say(language, "packs.withdraw_now"),
                "withdraw_key",
                str(key),
                class_="danger",
                aria_label=say(language, "packs.withdraw_label", fingerprint=key.fingerprint),
            ),
            class_="delete",
        ),
    )


def _groups(key: PublicKey) -> Markup:
    groups = [tag("span", one) for one in key.fingerprint.split()]
    return tag("p", *(part for one in groups for part in (one, " ")), class_="fingerprint")
